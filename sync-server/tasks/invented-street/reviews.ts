import type { Json, JsonObject } from '#domain/json.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import { type GridArea, gridAreas } from './area.ts'
import type { Pen } from './pen.ts'
import { type Random, spread } from './random.ts'
import type { Staff } from './staff.ts'

type Review = Body<'review'>
type Status = NonNullable<Review['status']>

interface Proposal {
  readonly kind: 'field' | 'closed' | 'deleteVsEdit'
  readonly fields: readonly string[]
  readonly base: JsonObject
  readonly mine: JsonObject
  readonly theirs: JsonObject
}

const field = (name: string, base: Json, mine: Json, theirs: Json): Proposal => ({
  kind: 'field',
  fields: [name],
  base: { [name]: base },
  mine: { [name]: mine },
  theirs: { [name]: theirs },
})

/** What two people may both have changed in a record, told from its present value. */
function disputed(pen: Pen, random: Random, { type, body }: RecordVersion): Proposal | null {
  if (type === 'household' && body.phone) return field('phone', pen.phone(), pen.phone(), body.phone)
  if (type === 'resident' && body.status === 'away') return field('status', 'present', 'movedOut', 'away')
  if (type === 'resident' && body.phone) return field('phone', null, pen.phone(), body.phone)
  if (type === 'elder' && body.preferredTime) return field('preferredTime', null, '傍晚', body.preferredTime)
  if (type === 'house') {
    const now = Number(body.occupants)
    return field('occupants', now + 2, now + random.int(3, 5), now)
  }
  return null
}

const ends = spread<Status>([
  ['open', 12],
  ['proposed', 2],
  ['withdrawn', 9],
  ['resolved', 19],
])

const notes = [
  '打电话问过，以现在的为准。',
  '上门看过了，按网格员写的。',
  '两边都核了，号码是新换的。',
  '户主自己说的，照这个。',
]

interface Case {
  readonly target: RecordVersion
  readonly proposal: Proposal
  readonly status: Status
}

function reviewOf(pen: Pen, random: Random, staff: Staff, { target, proposal, status }: Case): RecordVersion {
  const grid = gridOf(target)
  const author = target.updatedBy === staff.helperOf(grid) ? staff.workerOf(grid, 1) : staff.helperOf(grid)
  const daysAgo = status === 'open' ? random.int(1, 6) : random.int(8, 85)
  const authorAt = pen.momentAgo(daysAgo, random.int(540, 1080))
  const openedAt = Math.min(authorAt + random.int(10, 900) * 60_000, pen.momentAgo(0, -1))
  const decidedAt = openedAt + random.int(2, 70) * 3_600_000
  const decider = staff.secretaryOf(grid)
  const choice = random.pick(['mine', 'theirs'])
  const resolution: Partial<Record<Status, JsonObject>> = {
    proposed: { note: '我当面问的。', by: author, at: decidedAt },
    withdrawn: { choice: 'theirs', by: author, at: decidedAt },
    resolved: { choice, seen: proposal.theirs, note: random.pick(notes), by: decider, at: decidedAt },
  }
  const body: Review = {
    ...proposal,
    target: target.id,
    targetType: target.type,
    author,
    other: target.updatedBy,
    uids: [pen.id('m')],
    openedAt,
    authorAt,
    status,
    resolution: resolution[status],
  }
  const decided = status !== 'open' && {
    updatedBy: status === 'resolved' ? decider : author,
    updatedAt: decidedAt,
  }
  return pen.write('review', target.scope, body, { by: author, at: openedAt, ...decided })
}

const gridOf = ({ scope }: RecordVersion): GridArea =>
  gridAreas.find(({ code }) => code === gridOfScope(scope))!

/** Two inspections of one house within a week that disagree, and nobody has decided. */
function disagreements(pen: Pen, inspections: readonly RecordVersion[]): RecordVersion[] {
  const waiting = inspections.filter(
    ({ body }) => body.inspectionType === 'professional' && body.status === 'submitted',
  )
  return waiting.flatMap((mine) => {
    const theirs = inspections.find((one) => one !== mine && one.body.house === mine.body.house)
    if (!theirs) return []
    const side = ({ id, createdBy, body }: RecordVersion, grade: string) => ({
      inspection: id,
      grade,
      author: createdBy,
      endedAt: body.endedAt ?? null,
    })
    const review: Review = {
      kind: 'disagree',
      target: mine.id,
      targetType: mine.type,
      fields: [],
      base: { house: mine.body.house ?? null },
      mine: side(mine, 'none'),
      theirs: side(theirs, 'some'),
      author: mine.createdBy,
      other: theirs.createdBy,
      uids: [],
      openedAt: mine.createdAt + 60_000,
      authorAt: mine.createdAt,
    }
    return [pen.write('review', mine.scope, review, { by: mine.createdBy, at: mine.createdAt + 60_000 })]
  })
}

/**
 * What merges could not decide in 90 days: one open case in each grid, some proposed again, most decided long ago;
 * with a correction to a closed visit, a delete that met an edit, and two inspections that disagree.
 */
export function reviews(pen: Pen, staff: Staff, records: readonly RecordVersion[]): RecordVersion[] {
  const random = pen.random.fork('reviews')
  const mixed = random.shuffled(records)
  const ofGrid = new Map(gridAreas.map(({ code }): [string, RecordVersion[]] => [code, []]))
  for (const record of mixed) ofGrid.get(gridOfScope(record.scope) ?? '')?.push(record)
  const cases = ends.flatMap((status, i): Case[] => {
    for (const target of ofGrid.get(gridAreas[i % 12]!.code)!.slice(i * 7)) {
      const proposal = disputed(pen, random, target)
      if (proposal) return [{ target, proposal, status }]
    }
    return []
  })
  const accepted = mixed.filter(
    ({ type, body }) => type === 'visit' && body.status === 'accepted' && body.summary,
  )
  const closed = accepted.slice(0, 4).map((target, i): Case => {
    const summary = target.body.summary ?? null
    const sides = {
      base: { summary },
      mine: { summary: `${String(summary)}补一句:电话也核过了。` },
      theirs: { summary },
    }
    return {
      target,
      status: i === 0 ? 'open' : 'resolved',
      proposal: { kind: 'closed', fields: ['summary'], ...sides },
    }
  })
  const homes = mixed.filter(({ type }) => type === 'household').slice(0, 3)
  const deleted = homes.map((target): Case => {
    const mine = {
      op: 'delete',
      type: target.type,
      record: target.id,
      uid: pen.id('m'),
      seen: '0000000000000000',
    }
    return {
      target,
      status: 'resolved',
      proposal: { kind: 'deleteVsEdit', fields: [], base: {}, mine, theirs: target.body },
    }
  })
  const inspections = records.filter(({ type }) => type === 'houseInspection')
  return [
    ...[...cases, ...closed, ...deleted].map((one) => reviewOf(pen, random, staff, one)),
    ...disagreements(pen, inspections),
  ]
}
