import type { Label } from '#domain/label.ts'
import type { Json, JsonObject } from '#domain/json.ts'
import { addDays, localDate } from '#domain/local-date.ts'
import { gridOfScope, gridScope } from '#domain/record/scope.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import type { FollowUpEffect } from '#domain/records/care-follow-up/follow-up-options.ts'
import type { ElderStanding } from '#domain/records/elder/elder-standing.ts'
import { followUpDue } from '#domain/records/elder-visit/follow-up.ts'
import { dangerSigns, ladderEnds } from '#domain/records/elder-visit/no-answer.ts'
import type { ServiceNeed } from '#domain/records/service-request/service-needs.ts'
import { visitItemById } from '#domain/records/elder-visit/visit-items.ts'
import { type VisitConsequence, elderVisitResult } from '#domain/records/elder-visit/visit-result.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { houseOfElder } from '#domain/schedule/standing-of.ts'
import type { Records } from '#domain/schedule/world.ts'
import { matterIntents, type NewMatter } from '../parts/new-matter.ts'

type Elder = RecordVersion<Body<'elder'>>
type ElderVisit = Body<'elderVisit'>

/** Whoever saves a visit: what is at hand, and what was known of the elder before. */
export interface FollowWorld {
  readonly records: Records
  readonly user: string
  /** Milliseconds. */
  readonly now: number
  /** How the elder stood when the form was opened. */
  readonly standing: ElderStanding | null
  /** How the elder was told at this visit what is kept. */
  readonly informed: Body<'elder'>['informedHow'] | null
  readonly newId: () => string
  readonly text: (label: Label | null | undefined) => string
  readonly t: (key: string, values?: Record<string, unknown>) => string
}

/** A finding that must not wait, with its items. */
export interface Finding {
  readonly effect: FollowUpEffect
  readonly items: readonly string[]
}

const resultOf = (visit: ElderVisit | null) =>
  visit ? elderVisitResult(visit.answers ?? {}, visit.contact === 'met', visit.contact === 'refused') : null

/** A sign of danger behind a closed door, or nobody found: as urgent as an emergency that was seen. */
const isAlarm = (visit: ElderVisit | null) =>
  visit !== null && (Boolean(visit.dangerSigns?.length) || visit.outcome === 'not_found')

/** What a visit calls for beyond itself; without what `before`, its earlier version, called for. */
export function consequences(
  visit: ElderVisit,
  before: ElderVisit | null,
): {
  readonly findings: readonly Finding[]
  readonly needs: readonly ServiceNeed[]
  readonly creates: readonly VisitConsequence[]
} {
  const [now, was] = [resultOf(visit)!, resultOf(before)]
  const findings = now.followUps.flatMap(({ effect, items }): Finding[] => {
    if (effect === 'W') return []
    const told = was?.followUps.find((one) => one.effect === effect)?.items ?? []
    const fresh = items.filter((item) => !told.includes(item))
    return fresh.length > 0 ? [{ effect, items: fresh }] : []
  })
  const alarm = isAlarm(visit) && !isAlarm(before) && !findings.some(({ effect }) => effect === 'E')
  return {
    findings: alarm ? [{ effect: 'E', items: [] }, ...findings] : findings,
    needs: (visit.needs ?? []).filter((need) => !before?.needs?.includes(need)),
    creates: now.creates.filter(
      (one) => !was?.creates.some(({ item, creates }) => item === one.item && creates === one.creates),
    ),
  }
}

function optionWords(visit: ElderVisit, item: string, text: FollowWorld['text']): string {
  const known = visitItemById.get(item)
  const answer = visit.answers?.[item]
  const option = known?.options.find(({ value }) => value === answer?.value)
  return [[text(known), text(option)].filter(Boolean).join('：'), answer?.note].filter(Boolean).join(' · ')
}

function alarmWords({ dangerSigns: signs = [], outcome }: ElderVisit, text: FollowWorld['text']): string {
  const end = outcome === 'not_found' ? [text(ladderEnds.not_found)] : []
  return [...signs.map((sign) => text(dangerSigns[sign])), ...end].join(' · ')
}

const within = { E: { at: 'once' }, U1: { hours: 24 }, U2: { workingDays: 3 } } as const

/** The findings as records that stay open until somebody with the right closes them (DOMAIN 4.6). */
function findingIntents(
  elder: Elder,
  id: string,
  visit: ElderVisit,
  found: readonly Finding[],
  world: FollowWorld,
): Intent[] {
  const foundAt = visit.endedAt ?? world.now
  return found.map(({ effect, items }): Intent => {
    const seen = items.map((item) => optionWords(visit, item, world.text))
    const alarm = effect === 'E' && isAlarm(visit) ? [alarmWords(visit, world.text)] : []
    const body: JsonObject = {
      elder: elder.id,
      visit: id,
      effect,
      ...(items.length > 0 && { items: [...items] }),
      brief: [...alarm, ...seen].join('\n').slice(0, 1000),
      foundAt,
      due: followUpDue(within[effect], foundAt),
      ...(effect !== 'U2' && { visitBy: addDays(localDate(foundAt), 3) }),
    }
    return { op: 'create', type: 'careFollowUp', record: world.newId(), scope: elder.scope, body }
  })
}

/** What the elder would like to have done, each its own request (DOMAIN 4.6). */
function needIntents(
  { scope, id, body }: Elder,
  visit: string,
  needs: readonly ServiceNeed[],
  { newId }: FollowWorld,
): Intent[] {
  const { household, name, phone } = body
  return needs.map((need): Intent => {
    const request: JsonObject = {
      need,
      ...(need === 'urgent' && { urgent: true }),
      elder: id,
      ...(household && { household }),
      client: name ?? '',
      ...(phone && { clientPhone: phone }),
      source: visit,
    }
    return { op: 'create', type: 'serviceRequest', record: newId(), scope, body: request }
  })
}

/** A house to look at and dangers in the home are matters of the building, not of anybody's health. */
function hazardIntents(
  elder: Elder,
  id: string,
  visit: ElderVisit,
  creates: readonly VisitConsequence[],
  world: FollowWorld,
): Intent[] {
  const { records, newId, text, t } = world
  const name = elder.body.name ?? ''
  const house = houseOfElder(records, elder)
  const matters = creates.flatMap(({ item, creates: kind }): NewMatter[] => {
    if (kind !== 'houseInspection' && kind !== 'hazardMatter') return []
    const seen = optionWords(visit, item, text)
    const which = house
      ? [house.body.address, house.body.code].filter(Boolean).join(' ')
      : t('forms.elder.thisHome')
    const brief =
      kind === 'houseInspection'
        ? t('forms.elder.houseMatter', { house: which, seen })
        : t('forms.elder.hazardMatter', { name, seen })
    return [{ id: newId(), class: 'SF', level: 'L2', brief }]
  })
  const { household, phone } = elder.body
  const building = records.get('household', household)?.body.building
  const grid = gridOfScope(elder.scope)
  return matterIntents(matters, {
    scope: grid ? gridScope(grid, 'base') : elder.scope,
    source: id,
    ...(household && { household }),
    ...(building && { building }),
    ...(name && { client: name }),
    ...(phone && { clientPhone: phone }),
  })
}

/** The elder's file: events of rule R6, and that the elder has been told what is kept (DOMAIN 8.1). */
function fileIntents(
  { id, body }: Elder,
  visit: ElderVisit,
  creates: readonly VisitConsequence[],
  world: FollowWorld,
): Intent[] {
  const on = localDate(visit.endedAt ?? world.now)
  const held = (body.events ?? []) as unknown as readonly JsonObject[]
  const fresh = creates
    .flatMap(({ creates: kind }) => (kind === 'injurious_fall' || kind === 'self_harm' ? [{ kind, on }] : []))
    .filter((event) => !held.some((one) => one.kind === event.kind && one.on === on))
  const set: Record<string, [Json, Json]> = {}
  if (fresh.length > 0) set.events = [held.length ? [...held] : null, [...held, ...fresh]]
  if (world.informed) {
    set.informedOn = [body.informedOn ?? null, on]
    set.informedBy = [body.informedBy ? [...body.informedBy] : null, [world.user]]
    set.informedHow = [body.informedHow ?? null, world.informed]
  }
  return Object.keys(set).length > 0 ? [{ op: 'patch', type: 'elder', record: id, set }] : []
}

/** A visit that was missed stays on record; the visit that makes up for it closes it (DOMAIN 4.5). */
function missedIntents(elder: Elder, id: string, visit: ElderVisit, world: FollowWorld): Intent[] {
  if (visit.contact !== 'met') return []
  const answers = (kind: string | undefined) => kind === 'contact' || visit.mode === 'in_person'
  const open = world.records
    .referring('missedVisit', 'elder', elder.id)
    .filter(({ state, body }) => state === 'live' && answers(body.kind))
  const close = (record: string): Intent => ({
    op: 'command',
    type: 'missedVisit',
    record,
    command: 'close',
    args: { visit: id },
  })
  const intents = open.map((one) => close(one.id))
  const due = world.standing?.due
  if (due?.status !== 'missed' || !answers(due.kind)) return intents
  if (open.some(({ body }) => body.due === due.nextDue && body.kind === due.kind)) return intents
  const record = world.newId()
  const body: JsonObject = {
    elder: elder.id,
    kind: due.kind,
    due: due.nextDue,
    level: world.standing!.risk.level,
    notedAt: world.now,
  }
  const create: Intent = { op: 'create', type: 'missedVisit', record, scope: elder.scope, body }
  return [...intents, create, close(record)]
}

/** The same facts, entered once: whatever a visit calls for is saved in the same breath. */
export function followingIntents(
  elder: Elder,
  id: string,
  visit: ElderVisit,
  before: ElderVisit | null,
  world: FollowWorld,
): Intent[] {
  const { findings, needs, creates } = consequences(visit, before)
  return [
    ...findingIntents(elder, id, visit, findings, world),
    ...needIntents(elder, id, needs, world),
    ...hazardIntents(elder, id, visit, creates, world),
    ...fileIntents(elder, visit, creates, world),
    ...(before === null ? missedIntents(elder, id, visit, world) : []),
  ]
}
