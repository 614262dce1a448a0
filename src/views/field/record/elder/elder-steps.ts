import { choice } from '#domain/fields/choice.ts'
import { date } from '#domain/fields/date.ts'
import { text } from '#domain/fields/text.ts'
import type { JsonObject } from '#domain/json.ts'
import { label } from '#domain/label.ts'
import type { LocalDate } from '#domain/local-date.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import type { PossibleCommand } from '#domain/record/possible-commands.ts'
import type { Body } from '#domain/records/body.ts'
import type { CareLevel } from '#domain/records/elder/care-level.ts'
import { careLevels, elderStatuses } from '#domain/records/elder/elder-options.ts'
import type { Elder, ElderStanding } from '#domain/records/elder/elder-standing.ts'
import { withStatus } from '#domain/records/elder/status-change.ts'
import { missedReasons } from '#domain/records/missed-visit/missed-options.ts'
import type { MissedVisit } from '#domain/records/missed-visit/to-street.ts'
import { registry } from '#domain/records/registry.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { patchBetween } from '#domain/sync/patch-between.ts'

const definition = registry.elder as unknown as RecordDefinition
const json = (body: object) => body as unknown as JsonObject

const above: Readonly<Record<CareLevel, readonly CareLevel[]>> = {
  green: ['yellow', 'red'],
  yellow: ['red'],
  red: [],
}

const of = <T extends object, K extends keyof T>(all: T, keys: readonly K[]) =>
  Object.fromEntries(keys.map((key) => [key, all[key]])) as Pick<T, K>

/** Asked for when a worker raises the level: to what, and why (DOMAIN 4.5). Null when it is red already. */
export const raiseStep = (level: CareLevel): PossibleCommand | null =>
  above[level].length === 0
    ? null
    : {
        name: 'raise',
        label: label('提高关爱等级', 'Raise the care level'),
        arguments: [
          {
            name: 'level',
            required: true,
            field: choice(label('提高到', 'Raise to'), of(careLevels, above[level])),
          },
          {
            name: 'reason',
            required: true,
            field: text(label('理由', 'Reason'), { multiline: true, max: 100 }),
          },
        ],
      }

/** Asked for when an elder goes to hospital, comes back, moves away … */
export const statusStep = (now: Body<'elder'>['status']): PossibleCommand => ({
  name: 'status',
  label: label('改状态', 'Change the status'),
  arguments: [
    {
      name: 'status',
      required: true,
      field: choice(
        label('现在的状态', 'Status now'),
        of(
          elderStatuses,
          (Object.keys(elderStatuses) as (keyof typeof elderStatuses)[]).filter(
            (one) => one !== (now ?? 'active'),
          ),
        ),
      ),
    },
    {
      name: 'since',
      required: false,
      field: date(label('从哪天起（不填为今天）', 'Since (today when empty)')),
    },
  ],
})

/** Asked for when a visit was missed: why. It is never held against anybody (DOMAIN 4.5). */
export const missedStep: PossibleCommand = {
  name: 'missed',
  label: label('记漏访原因', 'Say why it was missed'),
  arguments: [
    { name: 'reason', required: true, field: choice(label('原因', 'Reason'), missedReasons) },
    { name: 'note', required: false, field: text(label('说明', 'Note')) },
  ],
}

export function raiseIntents(elder: Elder, args: JsonObject, today: LocalDate): Intent[] {
  const after = { ...elder.body, levelFloor: args.level, levelReason: args.reason, levelRaisedOn: today }
  return patched(elder, after)
}

export function statusIntents(elder: Elder, status: string, on: LocalDate): Intent[] {
  const after = { ...elder.body, status: status as NonNullable<Body<'elder'>['status']>, statusSince: on }
  return patched(elder, withStatus(elder.body, after, on))
}

function patched(elder: Elder, after: object): Intent[] {
  const set = patchBetween(definition, json(elder.body), json(after))
  return Object.keys(set).length ? [{ op: 'patch', type: 'elder', record: elder.id, set }] : []
}

const resting = ['away', 'hospital', 'institution']

/** The miss on record, its reason, and the elder's status where the reason says it: then nothing more is due. */
export function missedIntents(
  elder: Elder,
  standing: ElderStanding,
  open: MissedVisit | undefined,
  args: JsonObject,
  { id, now, today }: { readonly id: string; readonly now: number; readonly today: LocalDate },
): Intent[] {
  const { due, risk } = standing
  const reason = String(args.reason)
  const said = { reason, ...(args.note != null && { note: args.note }) }
  const status = resting.includes(reason) ? statusIntents(elder, reason, today) : []
  if (open) {
    const set = {
      reason: [open.body.reason ?? null, reason],
      note: [open.body.note ?? null, args.note ?? null],
    } as const
    return [{ op: 'patch', type: 'missedVisit', record: open.id, set: set as never }, ...status]
  }
  if (!due) return status
  const body = { elder: elder.id, kind: due.kind, due: due.nextDue, level: risk.level, notedAt: now, ...said }
  return [{ op: 'create', type: 'missedVisit', record: id, scope: elder.scope, body }, ...status]
}
