import type { LocalDate } from '../local-date.ts'
import type { Body } from '../records/body.ts'
import type { Records } from '../schedule/world.ts'

/** What a new record of the organisation is made for: where, of which level or post, out of which grid. */
export interface MadeFor {
  /** Code of the grid, or of a community. */
  readonly grid?: string | undefined
  readonly level?: string | undefined
  readonly building?: string | undefined
  readonly post?: string | undefined
}

/** Kinds that the organisation is made of; a weather alert goes out from the same desk. */
const organisationTypes = ['orgUnit', 'dutyPoint', 'assignment', 'grid', 'alert'] as const

export type OrganisationType = (typeof organisationTypes)[number]

export const isOrganisationType = (type: string): type is OrganisationType =>
  (organisationTypes as readonly string[]).includes(type)

const gridBy = (records: Records, code: string | undefined) =>
  records.ofType('grid').find(({ body }) => body.code === code)?.body

const number = (n: number, width: number) => String(n).padStart(width, '0')

/** The one above: a branch is under its community’s organisation, a group under its grid’s branch. */
function parentOf(records: Records, { level, grid, communityCode }: Body<'orgUnit'>): string | undefined {
  const units = records.ofType('orgUnit').filter(({ body }) => body.status === 'active')
  const found = units.find(({ body }) =>
    level === 'group'
      ? body.level === 'branch' && body.grid === grid
      : body.level === 'community' && body.communityCode === communityCode,
  )
  return level === 'community' ? undefined : found?.id
}

/** A code of our own (DOMAIN 2.2 leaves it open): the place’s, a D, and a number that is free. */
function codeOf(records: Records, { level, grid, communityCode }: Body<'orgUnit'>): string {
  const place = (level === 'community' ? communityCode : grid) ?? ''
  const used = new Set(records.ofType('orgUnit').map(({ body }) => body.code))
  for (let n = level === 'group' ? 1 : 0; ; n++) {
    const code = level === 'branch' && n === 0 ? `${place}D` : `${place}D${number(n, 2)}`
    if (!used.has(code)) return code
  }
}

/**
 * A Party organisation with what follows from its level and place, where nobody has said otherwise: its community,
 * the one above it, a free code. Without a level and a place it stays as it is.
 */
export function completeUnit(records: Records, body: Body<'orgUnit'>): Body<'orgUnit'> {
  const { level, grid } = body
  const communityCode = gridBy(records, level === 'community' ? undefined : grid)?.communityCode
  const placed = communityCode ? { ...body, communityCode } : body
  if (!level || !(level === 'community' ? placed.communityCode : grid)) return placed
  const parent = placed.parent ?? parentOf(records, placed)
  return { ...placed, code: placed.code ?? codeOf(records, placed), ...(parent && { parent }) }
}

function newUnit(records: Records, { grid, level, building }: MadeFor, today: LocalDate): Body<'orgUnit'> {
  const at = gridBy(records, grid)
  const body: Body<'orgUnit'> = {
    status: 'active',
    checkedOn: today,
    ...(level && { level: level as NonNullable<Body<'orgUnit'>['level']> }),
    ...(at && { grid: at.code!, communityCode: at.communityCode! }),
    ...(building && { buildings: [{ building }] }),
  }
  const groups = records
    .ofType('orgUnit')
    .filter((one) => one.body.level === 'group' && one.body.grid === grid).length
  const name =
    at && level === 'branch'
      ? `${at.name}党支部`
      : at && level === 'group'
        ? `${at.name}第${groups + 1}党小组`
        : undefined
  return completeUnit(records, { ...body, ...(name && { name }) })
}

/** A draft beside the grid that it is drawn out of, with the next free number of the community. */
function newGrid(records: Records, { grid }: MadeFor, today: LocalDate): Body<'grid'> {
  const from = gridBy(records, grid)
  if (!from) return { status: 'draft', kind: 'basic' }
  const { community, communityCode, street, dutyPhone, secretaryPhone } = from
  const last = records
    .ofType('grid')
    .filter(({ body }) => body.communityCode === communityCode)
    .reduce((most, { body }) => Math.max(most, Number(body.code?.slice(-3)) || 0), 0)
  return {
    status: 'draft',
    kind: from.kind ?? 'basic',
    code: `${communityCode}${number(last + 1, 3)}`,
    ...(community && { community }),
    ...(communityCode && { communityCode }),
    ...(street && { street }),
    ...(dutyPhone && { dutyPhone }),
    ...(secretaryPhone && { secretaryPhone }),
    formedFrom: [{ grid: from.code!, how: 'split', on: today }],
  }
}

type Starts = {
  readonly [T in OrganisationType]: (records: Records, made: MadeFor, today: LocalDate) => Body<T>
}

const starts: Starts = {
  orgUnit: newUnit,
  dutyPoint: (_records, { building }, today) => ({
    status: 'active',
    from: today,
    ...(building && { building }),
  }),
  assignment: (_records, { grid, post }, today) => ({
    from: today,
    ...(grid && { grid }),
    ...(post && { post: post as NonNullable<Body<'assignment'>['post']> }),
  }),
  grid: newGrid,
  alert: (_records, { grid }, today) => ({ status: 'active', from: today, ...(grid && { grid }) }),
}

/** What a new record of the organisation starts with, from what is known of its place. Own design. */
export const startOfNew = <T extends OrganisationType>(
  type: T,
  records: Records,
  made: MadeFor,
  today: LocalDate,
): Body<T> => starts[type](records, made, today)
