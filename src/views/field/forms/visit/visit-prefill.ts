import type { Body } from '#domain/records/body.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Records } from '#domain/schedule/world.ts'

type Visit = RecordVersion<Body<'visit'>>

/** The newest visit that a person wrote. */
export function lastVisitOf(records: Records, user: string): Visit | null {
  const own = records.ofType('visit').filter((visit) => visit.createdBy === user)
  return own.reduce<Visit | null>((last, one) => (!last || one.createdAt > last.createdAt ? one : last), null)
}

/** A new visit at the home: kind and companions as last time, all calm, begun now (DOMAIN 5.1). */
export function visitPrefill(
  records: Records,
  user: string,
  households: readonly string[],
  now: number,
): Body<'visit'> {
  const last = lastVisitOf(records, user)?.body
  return {
    visitType: last?.visitType ?? 'daily',
    form: 'home',
    ...(last?.companions && { companions: last.companions }),
    startedAt: now,
    workers: [user],
    households: households.map((household) => ({ household, met: 'self' as const })),
    feeling: 'calm',
  }
}

/** Where it was, from the homes: `3 栋 302、501`. */
export function placeOfHomes(records: Records, households: readonly string[]): string {
  const rooms = new Map<string, string[]>()
  for (const id of households) {
    const home = records.get('household', id)
    if (!home) continue
    const building = records.get('building', home.body.building)?.body.name ?? ''
    rooms.set(building, [...(rooms.get(building) ?? []), home.body.room ?? ''])
  }
  return [...rooms]
    .map(([building, list]) => `${building} ${list.join('、')}`.trim())
    .join(';')
    .slice(0, 100)
}
