/** How consent is given (DOMAIN 4.3). */
export const informedWays = ['oral', 'signed', 'guardian'] as const
