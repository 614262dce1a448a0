/** What a newcomer should know, in this order. */
export const tourSteps = ['offline', 'truth', 'emergency'] as const

export type TourStep = (typeof tourSteps)[number]
