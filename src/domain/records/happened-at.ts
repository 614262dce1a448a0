interface Log {
  readonly createdAt: number
  readonly body: { readonly endedAt?: unknown }
}

/**
 * When what a log tells of happened, in milliseconds since 1970 UTC: when it ended, and never after the log was written,
 * so that a device whose clock has jumped ahead hides nobody (T1).
 */
export const happenedAt = ({ body: { endedAt }, createdAt }: Log): number =>
  typeof endedAt === 'number' ? Math.min(endedAt, createdAt) : createdAt
