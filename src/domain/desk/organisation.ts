import { compareWords } from '../compare-words.ts'
import { type LocalDate, localDate } from '../local-date.ts'
import { dutyPointsSeen } from '../organisation/duty-point-seen.ts'
import { type MovedRecord, movesAlong } from '../organisation/moves-along.ts'
import { type GapShare, organisationGaps } from '../organisation/organisation-gaps.ts'
import { gridOfScope } from '../record/scope.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { nextCheck } from '../records/duty-point/next-check.ts'
import type { Records } from '../schedule/world.ts'

/** A Party organisation as the tree shows it. */
export interface PartyLine {
  readonly id: string
  readonly name: string
  readonly leader: string | null
  readonly members: number | null
}

/** Who holds which post, with the duties that come with it. */
export interface PostLine {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly post: Body<'assignment'>['post']
  readonly duties: string
  readonly to: LocalDate | null
}

export interface PointLine {
  readonly id: string
  readonly name: string
  readonly cycle: Body<'dutyPoint'>['checkCycle']
  /** Names of those who are responsible, as far as an assignment names them. */
  readonly owners: readonly string[]
  /** When somebody last looked, in milliseconds; null for never. */
  readonly seenAt: number | null
  readonly due: LocalDate | null
  readonly late: boolean
}

export interface BuildingLine {
  readonly id: string
  readonly name: string
  readonly homes: number
  readonly head: string | null
  readonly group: PartyLine | null
}

export interface GridLine {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly status: NonNullable<Body<'grid'>['status']>
  readonly homes: number
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly formedFrom: NonNullable<Body<'grid'>['formedFrom']>
  readonly branch: PartyLine | null
  readonly posts: readonly PostLine[]
  readonly buildings: readonly BuildingLine[]
  readonly points: readonly PointLine[]
}

export interface CommunityLine {
  readonly code: string
  readonly name: string
  readonly party: PartyLine | null
  readonly posts: readonly PostLine[]
  readonly grids: readonly GridLine[]
}

/** Street → community → grid → building, with who is named at each, and what is missing. */
export interface OrganisationMessage {
  /** Milliseconds, server time. */
  readonly at: number
  readonly street: string
  /** Posts for the whole street. */
  readonly posts: readonly PostLine[]
  readonly communities: readonly CommunityLine[]
  readonly gaps: readonly GapShare[]
}

const partyLine = ({ id, body }: RecordVersion<Body<'orgUnit'>>): PartyLine => ({
  id,
  name: body.name ?? '',
  leader: body.leader ?? null,
  members: body.memberCount ?? null,
})

const postLine = ({ id, body }: RecordVersion<Body<'assignment'>>): PostLine => ({
  id,
  person: body.person ?? '',
  name: body.name ?? '',
  post: body.post,
  duties: body.duties ?? '',
  to: body.to ?? null,
})

function groupedBy<T>(all: readonly T[], keyOf: (one: T) => string | null | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    if (!key) continue
    const same = groups.get(key)
    if (same) same.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/**
 * The organisation of the grids with these codes (DOMAIN 1.2 nos. 1, 3 and 10, and 2.1). A community's drafts and
 * retired grids stand with it, so that a redrawing can be followed. No name, number or address of a resident is in it.
 */
export function organisationOf(records: Records, now: number, codes: readonly string[]): OrganisationMessage {
  const today = localDate(now)
  const all = records.ofType('grid')
  const communityOf = ({ communityCode, community }: Body<'grid'>) => communityCode ?? community ?? ''
  const here = new Set(
    all.filter(({ body }) => codes.includes(body.code ?? '')).map(({ body }) => communityOf(body)),
  )
  const grids = all.filter(({ body }) =>
    body.status === 'retired' || body.status === 'draft'
      ? here.has(communityOf(body))
      : codes.includes(body.code ?? ''),
  )

  const units = records.ofType('orgUnit').filter(({ body }) => body.status === 'active')
  const posts = groupedBy(
    records
      .ofType('assignment')
      .filter(({ body: { from, to } }) => (from ?? '') <= today && (!to || to >= today)),
    ({ body }) => body.grid,
  )
  const postsAt = (code: string) => (posts.get(code) ?? []).map(postLine)
  const names = new Map(records.ofType('assignment').map(({ body }) => [body.person, body.name]))
  const buildings = groupedBy(records.ofType('building'), ({ scope }) => gridOfScope(scope))
  const points = groupedBy(records.ofType('dutyPoint'), ({ scope }) => gridOfScope(scope))
  const lived = records.ofType('household').filter(({ body }) => body.status !== 'movedOut')
  const homesIn = groupedBy(lived, ({ scope }) => gridOfScope(scope))
  const homesAt = groupedBy(lived, ({ body }) => body.building)

  const groupOf = (building: string) =>
    units.find(
      ({ body }) => body.level === 'group' && body.buildings?.some((one) => one.building === building),
    )
  const branchOf = ({ code, partyBranch }: Body<'grid'>) =>
    units.find(({ id, body }) => id === partyBranch || (body.level === 'branch' && body.grid === code))

  function pointLines(code: string): PointLine[] {
    const seen = dutyPointsSeen(records, code)
    return (points.get(code) ?? [])
      .filter(({ body }) => body.status !== 'ended' && (!body.to || body.to >= today))
      .map(({ id, body }) => {
        const due = nextCheck(body, seen.get(id))
        return {
          id,
          name: body.name ?? '',
          cycle: body.checkCycle,
          owners: (body.owners ?? []).map((owner) => names.get(owner) ?? owner),
          seenAt: seen.get(id) ?? null,
          due,
          late: due !== null && due < today,
        }
      })
      .sort((a, b) => compareWords(a.name, b.name))
  }

  const gridLine = ({ id, body }: RecordVersion<Body<'grid'>>): GridLine => {
    const code = body.code ?? ''
    const branch = branchOf(body)
    return {
      id,
      code,
      name: body.name ?? code,
      status: body.status ?? 'approved',
      homes: homesIn.get(code)?.length ?? 0,
      validFrom: body.validFrom ?? null,
      validTo: body.validTo ?? null,
      formedFrom: body.formedFrom ?? [],
      branch: branch ? partyLine(branch) : null,
      posts: postsAt(code),
      buildings: (buildings.get(code) ?? [])
        .map((building) => {
          const group = groupOf(building.id)
          return {
            id: building.id,
            name: building.body.name ?? building.body.code ?? '',
            homes: homesAt.get(building.id)?.length ?? 0,
            head: building.body.head ?? null,
            group: group ? partyLine(group) : null,
          }
        })
        .sort((a, b) => compareWords(a.name, b.name)),
      points: pointLines(code),
    }
  }

  const order = ({ status }: GridLine) => (status === 'retired' ? 1 : 0)
  const communities = [...groupedBy(grids, ({ body }) => communityOf(body))].map(([code, members]) => {
    const party = units.find(({ body }) => body.level === 'community' && body.communityCode === code)
    return {
      code,
      name: members[0]!.body.community ?? code,
      party: party ? partyLine(party) : null,
      posts: postsAt(code),
      grids: members.map(gridLine).sort((a, b) => order(a) - order(b) || compareWords(a.code, b.code)),
    }
  })
  const named = new Set([...grids.map(({ body }) => body.code ?? ''), ...communities.map(({ code }) => code)])
  const wide = [...posts.keys()].filter(
    (code) => !named.has(code) && codes.some((one) => one.startsWith(code)),
  )
  return {
    at: now,
    street: grids.find(({ body }) => body.street)?.body.street ?? '',
    posts: wide.flatMap(postsAt),
    communities: communities.sort((a, b) => compareWords(a.code, b.code)),
    gaps: organisationGaps(records, today, codes),
  }
}

/** What would go along with a building into another grid. */
export interface MovesAlongMessage {
  readonly at: number
  readonly name: string
  readonly grid: string
  readonly records: readonly MovedRecord[]
}

/** Null for a building that is not there. */
export function movesAlongOf(records: Records, building: string, now: number): MovesAlongMessage | null {
  const found = records.get('building', building)
  if (!found) return null
  return {
    at: now,
    name: found.body.name ?? found.body.code ?? '',
    grid: gridOfScope(found.scope) ?? '',
    records: movesAlong(records, building),
  }
}
