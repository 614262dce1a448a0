import type { Label } from '#domain/label.ts'
import type { JsonObject } from '#domain/json.ts'
import { localDate } from '#domain/local-date.ts'
import { gridOfScope, gridScope } from '#domain/record/scope.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { serviceNeeds } from '#domain/records/service-request/service-needs.ts'
import { visitItemById } from '#domain/records/elder-visit/visit-items.ts'
import { type VisitConsequence, elderVisitResult } from '#domain/records/elder-visit/visit-result.ts'
import type { Intent } from '#domain/sync/mutation.ts'
import { houseOfElder } from '#domain/schedule/standing-of.ts'
import type { Records } from '#domain/schedule/world.ts'
import { matterIntents, type NewMatter } from '../parts/new-matter.ts'

type Elder = RecordVersion<Body<'elder'>>
type ElderVisit = Body<'elderVisit'>
type Need = keyof typeof serviceNeeds

export interface FollowWorld {
  readonly records: Records
  readonly newId: () => string
  readonly text: (label: Label | null | undefined) => string
  readonly t: (key: string, values?: Record<string, unknown>) => string
}

/** What a visit calls for beyond itself: needs to help with, and other records; without those that `before` called for. */
export function consequences(
  visit: ElderVisit,
  before: ElderVisit | null,
): { needs: readonly Need[]; creates: readonly VisitConsequence[] } {
  const creates = (one: ElderVisit | null) =>
    one ? elderVisitResult(one.answers ?? {}, one.contact === 'met', one.contact === 'refused').creates : []
  const known = creates(before)
  return {
    needs: (visit.needs ?? []).filter((need) => !before?.needs?.includes(need)),
    creates: creates(visit).filter(
      (one) => !known.some(({ item, creates }) => item === one.item && creates === one.creates),
    ),
  }
}

function optionWords(visit: ElderVisit, item: string, text: FollowWorld['text']): string {
  const known = visitItemById.get(item)
  const option = known?.options.find(({ value }) => value === visit.answers?.[item]?.value)
  return [text(known), text(option)].filter(Boolean).join('：')
}

/** The same facts, entered once: matters for needs and hazards, an inspection task, an event in the elder's file. */
export function followingIntents(
  elder: Elder,
  id: string,
  visit: ElderVisit,
  before: ElderVisit | null,
  { records, newId, text, t }: FollowWorld,
): Intent[] {
  const { needs, creates } = consequences(visit, before)
  const name = elder.body.name ?? ''
  const house = houseOfElder(records, elder)
  const matters: NewMatter[] = needs.map((need) => ({
    id: newId(),
    class: 'LW',
    level: need === 'urgent' ? 'L2' : 'L1',
    brief: t('forms.elder.needMatter', { need: text(serviceNeeds[need]), name }),
  }))
  const events: { kind: 'injurious_fall' | 'self_harm'; on: string }[] = []
  for (const { item, creates: kind } of creates) {
    const seen = optionWords(visit, item, text)
    if (kind === 'houseInspection') {
      const which = house
        ? [house.body.address, house.body.code].filter(Boolean).join(' ')
        : t('forms.elder.thisHome')
      matters.push({
        id: newId(),
        class: 'SF',
        level: 'L2',
        brief: t('forms.elder.houseMatter', { house: which, seen }),
      })
    } else if (kind === 'hazardMatter') {
      matters.push({
        id: newId(),
        class: 'SF',
        level: 'L2',
        brief: t('forms.elder.hazardMatter', { name, seen }),
      })
    } else {
      events.push({ kind, on: localDate(visit.endedAt ?? 0) })
    }
  }
  const { household, phone } = elder.body
  const building = records.get('household', household)?.body.building
  const grid = gridOfScope(elder.scope)
  const intents = matterIntents(matters, {
    scope: grid ? gridScope(grid, 'base') : elder.scope,
    source: id,
    ...(household && { household }),
    ...(building && { building }),
    ...(name && { client: name }),
    ...(phone && { clientPhone: phone }),
  })
  if (!events.length) return intents
  const held = (elder.body.events ?? []) as unknown as readonly JsonObject[]
  const fresh = events.filter(({ kind, on }) => !held.some((one) => one.kind === kind && one.on === on))
  if (!fresh.length) return intents
  const set = {
    events: [held.length ? held : null, [...held, ...fresh]] as [JsonObject[] | null, JsonObject[]],
  }
  return [...intents, { op: 'patch', type: 'elder', record: elder.id, set }]
}
