import type { Role } from '../access/role.ts'
import type { Json, JsonObject } from '../json.ts'
import type { Label } from '../label.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { ElderRisk } from '../records/elder/elder-risk.ts'
import type { HeldLevel } from '../records/elder/held-level.ts'
import type { Lowering } from '../records/elder/lowering.ts'
import type { RateKey } from '../rates/rate-rules.ts'
import type { RateShare } from '../rates/rate.ts'
import type { QueueSummary } from './queue-summary.ts'

/** What the desk and the server say to each other under `/api/desk`. Times are milliseconds, server time. */

/** Titles of referenced records and names of people, by id. */
export type DeskWords = Readonly<Record<string, Label>>

export interface QueueEntry {
  readonly id: string
  readonly type: 'houseInspection' | 'elderVisit' | 'visit'
  readonly scope: string
  /** The house, the elder (masked) or the place. */
  readonly subject: Label
  readonly author: string
  /** When the author submitted it, by the corrected clock of the device. */
  readonly submittedAt: number
  readonly receivedAt: number
  /** More than 1 after it had been sent back. */
  readonly round: number
  readonly summary: QueueSummary
}

export interface QueueMessage {
  /** How many wait in all; `entries` holds the most urgent of them. */
  readonly total: number
  readonly entries: readonly QueueEntry[]
  readonly words: DeskWords
}

export interface ReviewEntry {
  readonly id: string
  readonly scope: string
  readonly kind: string
  readonly status: string
  readonly targetType: string
  readonly target: string | null
  readonly subject: Label
  /** The disputed fields. */
  readonly fields: readonly Label[]
  readonly author: string
  readonly other: string | null
  readonly openedAt: number
}

export interface ReviewsMessage {
  readonly total: number
  readonly entries: readonly ReviewEntry[]
  readonly words: DeskWords
}

export interface RecordsMessage {
  /** Bodies hold the definition's columns only, masked. */
  readonly records: readonly RecordVersion[]
  readonly words: DeskWords
  readonly total: number
  readonly next: string | null
}

export interface RecordMessage {
  readonly record: RecordVersion
  readonly role: Role
  readonly title: Label
  /** Some values are stars; ask again with a reason to see them. */
  readonly masked: boolean
  /** Approving it would make its house look safer than it stands now, which needs a reason (M3). */
  readonly lowersGrade: boolean
  /** The one before of the same house or elder. */
  readonly previous: RecordVersion | null
  readonly related: readonly RecordVersion[]
  readonly reviews: readonly RecordVersion[]
  /** Of an elder: the level of care and what a lowering takes; factors only when values are shown in full. */
  readonly care: CareMessage | null
  readonly words: DeskWords
}

export interface CareMessage {
  readonly risk: ElderRisk
  readonly held: HeldLevel | null
  readonly lowering: Lowering
  /** Rules about health hold that are left out until the reader says why (DOMAIN 8.2). */
  readonly sealed: boolean
}

export interface HistoryEntry {
  readonly uid: string
  readonly user: string
  /** By the corrected clock of the device. */
  readonly at: number
  readonly receivedAt: number
  readonly op: 'create' | 'patch' | 'delete' | 'move' | 'command'
  readonly command?: string
  /** Arguments of a command: note, remarks, reason, grade. */
  readonly args?: JsonObject
  /** Old and new by field or `field.item`; masked where the record is. */
  readonly changes: Readonly<Record<string, readonly [Json, Json]>>
  readonly outcome: string
  readonly problem?: string
}

export interface HistoryMessage {
  readonly entries: readonly HistoryEntry[]
  readonly words: DeskWords
}

export interface PeopleMessage {
  readonly people: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[]
}

/** Numerator and denominator of every figure. */
export type OverviewRates = Readonly<Record<RateKey, RateShare>>

export interface GridOverview {
  readonly grid: string
  readonly name: string
  readonly rates: OverviewRates
}

export interface AttentionItem {
  readonly id: string
  readonly type: 'elder' | 'house' | 'matter'
  readonly subject: Label
  readonly why: Label
  readonly tone: 'red' | 'orange' | 'yellow'
  /** Days late; null when lateness is not what matters. */
  readonly days: number | null
}

export interface OverviewMessage {
  readonly at: number
  readonly queue: number
  readonly reviews: number
  readonly rates: OverviewRates
  /** How many active elders there are by care level, houses by grade, open matters by the days they have waited. */
  readonly levels: Readonly<Record<string, number>>
  readonly grades: Readonly<Record<string, number>>
  readonly ages: Readonly<Record<string, number>>
  readonly grids: readonly GridOverview[]
  /** The most urgent of `attentionTotal`. */
  readonly attention: readonly AttentionItem[]
  readonly attentionTotal: number
}

/** One line of the list behind a figure; names are masked as in every list (DOMAIN 8.2). */
export interface RateLine {
  readonly type: string
  readonly id: string
  readonly grid: string
  readonly subject: Label
  readonly counts: boolean
  readonly note?: Label
}

export interface RateMessage {
  readonly at: number
  readonly key: RateKey
  readonly share: RateShare
  /** At most 1,000; what does not count in a figure of which more is better comes first. */
  readonly lines: readonly RateLine[]
}

/** Everything of one grid that an import compares with. Full values: the view is written to the audit trail. */
export interface RosterMessage {
  readonly buildings: readonly RecordVersion[]
  readonly households: readonly RecordVersion[]
  readonly residents: readonly RecordVersion[]
}
