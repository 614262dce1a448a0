import { localDate } from '#domain/local-date.ts'

/**
 * Bytes that this phone has sent and received for the app, as near as a page can tell. It is of the phone and not
 * of a person, stays on it, and goes to no server.
 */
export interface Traffic {
  /** When counting began, in milliseconds. */
  readonly since: number
  readonly sent: number
  readonly received: number
  /** `YYYY-MM` of the two below. */
  readonly month: string
  readonly monthSent: number
  readonly monthReceived: number
}

const monthOf = (at: number) => localDate(at).slice(0, 7)

export const noTraffic = (at: number): Traffic => ({
  since: at,
  sent: 0,
  received: 0,
  month: monthOf(at),
  monthSent: 0,
  monthReceived: 0,
})

/** Another month begins at nothing; the whole goes on. */
export function addTraffic(
  before: Traffic,
  { sent, received, at }: { readonly sent: number; readonly received: number; readonly at: number },
): Traffic {
  const month = monthOf(at)
  const same = month === before.month
  return {
    since: before.since,
    sent: before.sent + sent,
    received: before.received + received,
    month,
    monthSent: (same ? before.monthSent : 0) + sent,
    monthReceived: (same ? before.monthReceived : 0) + received,
  }
}

const numbers = ['since', 'sent', 'received', 'monthSent', 'monthReceived'] as const

/** What was kept as text; begins anew where it cannot be read. */
export function readTraffic(text: string | null, at: number): Traffic {
  try {
    const kept = JSON.parse(text ?? 'null') as Traffic | null
    const isSound =
      kept !== null && typeof kept.month === 'string' && numbers.every((name) => Number.isFinite(kept[name]))
    return isSound ? addTraffic(kept, { sent: 0, received: 0, at }) : noTraffic(at)
  } catch {
    return noTraffic(at)
  }
}
