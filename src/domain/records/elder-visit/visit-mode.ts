/** How an elder was reached. A device or a neighbour counts as contact once a person has logged it. */
export const visitModes = ['in_person', 'phone', 'video', 'device', 'neighbour'] as const

export type VisitMode = (typeof visitModes)[number]
