import { type Label, label } from '../label.ts'
import { addDays, type LocalDate } from '../local-date.ts'
import { gridOfScope } from '../record/scope.ts'
import type { Body } from '../records/body.ts'
import type { RecordType } from '../records/registry.ts'
import type { Records } from '../schedule/world.ts'
import { isInPost } from './in-post.ts'

/** One thing that is missing: the record to mend it at, and which grid it is in. */
export interface OrganisationGap {
  readonly type: RecordType
  readonly record: string
  readonly grid: string
  readonly name: string
  readonly why?: Label
}

/** A roll-up of DOMAIN 1.2 nos. 1, 3, 10 and 33: how many of how many, and which. */
export interface GapShare {
  readonly key: GapKey
  readonly whole: number
  readonly found: readonly OrganisationGap[]
}

export const gapLabels = {
  noBranch: label('没有党支部的网格', 'Grids without a Party branch'),
  noGroup: label('没有党小组的楼栋', 'Buildings without a Party group'),
  noLeader: label('没有负责人的党组织', 'Party organisations without a leader'),
  vacantPost: label('没有专职网格员的网格', 'Grids without a full-time worker'),
  notMerged: label('没有双网合一的网格', 'Grids where the two nets are not yet one'),
  noOwner: label('没有责任人的点位', 'Duty points without anybody responsible'),
  runsOut: label('到期或 30 天内到期的三定', 'Assignments that ended or end within 30 days'),
  size: label('户数偏离 300–500 的网格', 'Grids beyond 300–500 homes'),
  uncovered: label('不在现行网格里的楼栋', 'Buildings in no grid that is in use'),
  overlap: label('两个网格都有的楼栋', 'Buildings that two grids have'),
  unchecked: label('超过一季度没核对的党组织', 'Party organisations not checked for a quarter'),
} as const satisfies Record<string, Label>

export type GapKey = keyof typeof gapLabels

/** A Party organisation is checked each quarter (DOMAIN 1.2 no. 1). */
const quarter = 92

/** Homes of a grid by the reference size (practice of one district, DOMAIN 2.1). */
const fewestHomes = 300
const mostHomes = 500

const isNow = ({ from, to }: { readonly from?: string; readonly to?: string }, today: LocalDate) =>
  (from === undefined || from <= today) && (to === undefined || to >= today)

/**
 * What is missing in the organisation of the grids at hand on a day. Never about how well somebody works: only
 * whether somebody is named. Own design where DOMAIN gives no rule.
 */
export function organisationGaps(records: Records, today: LocalDate, codes?: readonly string[]): GapShare[] {
  const here = (code: string | null | undefined) => !!code && (codes === undefined || codes.includes(code))
  const grids = records.ofType('grid').filter(({ body }) => body.status !== 'retired' && here(body.code))
  const inUse = new Set(
    records.ofType('grid').flatMap(({ body }) => (body.status === 'retired' ? [] : (body.code ?? []))),
  )
  const units = records.ofType('orgUnit').filter(({ body }) => body.status === 'active')
  const buildings = records.ofType('building').filter(({ scope }) => here(gridOfScope(scope)))
  const posts = records.ofType('assignment').filter(({ body }) => isNow(body, today))
  const holds = (grid: string | undefined, post: Body<'assignment'>['post']) =>
    posts.some(({ body }) => body.grid === grid && body.post === post)
  const hasBranch = ({ code, partyBranch }: Body<'grid'>) =>
    units.some(({ id, body }) => id === partyBranch || (body.level === 'branch' && body.grid === code))
  const grouped = new Set(
    units.flatMap(({ body }) =>
      body.level === 'group' ? (body.buildings ?? []).map(({ building }) => building) : [],
    ),
  )

  const gridGap = ({ id, body }: (typeof grids)[number], why?: Label): OrganisationGap => ({
    type: 'grid',
    record: id,
    grid: body.code ?? '',
    name: body.name ?? body.code ?? '',
    ...(why && { why }),
  })
  const buildingGap = ({ id, scope, body }: (typeof buildings)[number], why?: Label): OrganisationGap => ({
    type: 'building',
    record: id,
    grid: gridOfScope(scope) ?? '',
    name: body.name ?? body.code ?? '',
    ...(why && { why }),
  })

  const branches = units.filter(({ body }) => body.level === 'community' || here(body.grid))
  const points = records
    .ofType('dutyPoint')
    .filter(({ scope, body }) => body.status !== 'ended' && isNow(body, today) && here(gridOfScope(scope)))
  const assignments = records.ofType('assignment').filter(({ body }) => here(body.grid))
  const soon = addDays(today, 30)
  const succeeded = ({ body }: (typeof assignments)[number]) =>
    posts.some(
      ({ body: now }) =>
        now.grid === body.grid && now.post === body.post && (now.to === undefined || now.to > soon),
    )
  const endings = assignments.filter(
    (one) => one.body.to !== undefined && one.body.to <= soon && !succeeded(one),
  )
  const homesOf = new Map<string, number>()
  for (const { scope, body } of records.ofType('household')) {
    if (body.status === 'movedOut') continue
    const code = gridOfScope(scope) ?? ''
    homesOf.set(code, (homesOf.get(code) ?? 0) + 1)
  }
  const sized = grids.map((grid) => ({ grid, homes: homesOf.get(grid.body.code ?? '') ?? 0 }))
  const byCode = new Map<string, (typeof buildings)[number][]>()
  for (const building of buildings) {
    const code = building.body.code ?? building.id
    byCode.set(code, [...(byCode.get(code) ?? []), building])
  }

  return [
    {
      key: 'noBranch',
      whole: grids.length,
      found: grids.filter(({ body }) => !hasBranch(body)).map((one) => gridGap(one)),
    },
    {
      key: 'noGroup',
      whole: buildings.length,
      found: buildings.filter(({ id }) => !grouped.has(id)).map((one) => buildingGap(one)),
    },
    {
      key: 'noLeader',
      whole: branches.length,
      found: branches
        .filter(({ body }) => !body.leader)
        .map(({ id, body }) => ({
          type: 'orgUnit',
          record: id,
          grid: body.grid ?? '',
          name: body.name ?? '',
        })),
    },
    {
      key: 'vacantPost',
      whole: grids.length,
      found: grids.filter(({ body }) => !holds(body.code, 'fullTime')).map((one) => gridGap(one)),
    },
    {
      key: 'notMerged',
      whole: grids.length,
      found: grids
        .filter(({ body }) => !hasBranch(body) || !holds(body.code, 'safetyWorker'))
        .map((one) =>
          gridGap(
            one,
            hasBranch(one.body)
              ? label('没有综治网格员', 'no public-safety worker')
              : label('没有党支部', 'no Party branch'),
          ),
        ),
    },
    {
      key: 'noOwner',
      whole: points.length,
      found: points
        .filter(
          ({ scope, body }) =>
            !(body.owners ?? []).some((owner) => isInPost(records, owner, gridOfScope(scope) ?? '', today)),
        )
        .map(({ id, scope, body }) => ({
          type: 'dutyPoint',
          record: id,
          grid: gridOfScope(scope) ?? '',
          name: body.name ?? '',
          ...(body.owners?.length && { why: label('责任人已不在岗', 'who was responsible has left') }),
        })),
    },
    {
      key: 'runsOut',
      whole: assignments.length,
      found: endings.map(({ id, body }) => ({
        type: 'assignment',
        record: id,
        grid: body.grid ?? '',
        name: body.name ?? '',
        why: label(`${body.to} 到期`, `until ${body.to}`),
      })),
    },
    {
      key: 'size',
      whole: grids.length,
      found: sized
        .filter(({ homes }) => homes < fewestHomes || homes > mostHomes)
        .map(({ grid, homes }) => gridGap(grid, label(`${homes} 户`, `${homes} homes`))),
    },
    {
      key: 'uncovered',
      whole: buildings.length,
      found: buildings
        .filter(({ scope }) => !inUse.has(gridOfScope(scope) ?? ''))
        .map((one) => buildingGap(one)),
    },
    {
      key: 'overlap',
      whole: byCode.size,
      found: [...byCode.values()]
        .filter((same) => new Set(same.map(({ scope }) => scope)).size > 1)
        .map(([first, ...rest]) =>
          buildingGap(
            first!,
            label(
              `也在 ${rest.map(({ scope }) => gridOfScope(scope)).join('、')}`,
              `also in ${rest.map(({ scope }) => gridOfScope(scope)).join(', ')}`,
            ),
          ),
        ),
    },
    {
      key: 'unchecked',
      whole: branches.length,
      found: branches
        .filter(({ body }) => addDays(body.checkedOn ?? body.foundedOn ?? '2000-01-01', quarter) < today)
        .map(({ id, body }) => ({
          type: 'orgUnit',
          record: id,
          grid: body.grid ?? '',
          name: body.name ?? '',
          why: body.checkedOn
            ? label(`上次 ${body.checkedOn}`, `last on ${body.checkedOn}`)
            : label('还没核对过', 'never checked'),
        })),
    },
  ]
}
