import { localDate, minutesOfDay } from '../local-date.ts'

export interface WatermarkFacts {
  /** When it was taken, in milliseconds by the device's corrected clock; null when nobody noted it. */
  readonly takenAt: number | null
  /** The device has compared its clock with the server's. */
  readonly isTimeChecked: boolean
  readonly community: string
  readonly grid: string
  readonly location: { readonly lng: number; readonly lat: number } | null
  /** The worker, not anybody who lives there. */
  readonly worker: string
  readonly account: string
  /** Number of the record. */
  readonly record: string
  /** SHA-256 of the original, whose bytes stay as they are. */
  readonly sha256: string
}

const two = (n: number) => String(n).padStart(2, '0')

function timeOf(ms: number): string {
  const minutes = minutesOfDay(ms)
  const seconds = Math.floor(ms / 1000) % 60
  return `${localDate(ms)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds)}`
}

/**
 * The four lines that are drawn on a copy of a photo: when, where, who, and what it belongs to with the first of its
 * hash, so that an edit shows. Never a resident's name, number, phone or health. Source: DOMAIN 8.4.
 */
export function watermarkLines(facts: WatermarkFacts): readonly [string, string, string, string] {
  const { takenAt, isTimeChecked, community, grid, location, worker, account, record, sha256 } = facts
  const time = takenAt === null ? '时间不详' : timeOf(takenAt)
  const at = location ? `${location.lat.toFixed(4)}, ${location.lng.toFixed(4)}` : '无定位'
  return [
    isTimeChecked ? time : `${time} 未校时`,
    [community, grid, at].filter(Boolean).join(' '),
    `${worker} ${account.slice(-4)}`,
    `${record} ${sha256.slice(0, 8)}`,
  ]
}
