import type { Role } from '#domain/access/role.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { type GridPart, type ScopeId, gridParts, gridScope, userScope } from '#domain/record/scope.ts'
import { type GridArea, gridAreas, splitGrid, street } from './area.ts'
import type { Pen } from './pen.ts'
import { type StaffMember, staffList, takenOver } from './staff-list.ts'

export interface InventedUser {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly role: Exclude<Role, 'server'>
  /** False for somebody who left: the name stays on what was written, signing in does not. */
  readonly active: boolean
}

export interface InventedGrant {
  readonly user: string
  readonly scope: ScopeId
  readonly role: Exclude<Role, 'server'>
}

type Employed = InventedUser & { readonly member: StaffMember; readonly phone: string }

export interface Staff {
  readonly users: readonly InventedUser[]
  readonly grants: readonly InventedGrant[]
  readonly byName: ReadonlyMap<string, Employed>
  /** Ids of those who worked in a grid on a day so many days ago. */
  readonly workerOf: (grid: GridArea, daysAgo: number) => string
  readonly helperOf: (grid: GridArea) => string
  readonly secretaryOf: (grid: GridArea) => string
  readonly inspectorOf: (grid: GridArea) => string
  readonly admin: string
}

const partsOf: Readonly<Record<StaffMember['role'], readonly GridPart[]>> = {
  worker: gridParts,
  inspector: ['base', 'house'],
  supervisor: gridParts,
  admin: gridParts,
}

function grantsOf({ id, role, active, member }: Employed): InventedGrant[] {
  if (!active) return []
  const scopes = member.grids.flatMap((index) =>
    partsOf[role].map((part) => gridScope(gridAreas[index]!.code, part)),
  )
  const held = role === 'admin' || role === 'supervisor' ? ['holding'] : []
  return [...scopes, ...held, 'common', userScope(id)].map((scope) => ({ user: id, scope, role }))
}

/** Everybody with a login and what each may see. */
export function employ(pen: Pen): Staff {
  const employed = staffList.map((member): Employed => {
    const { username, name, role, leftDaysAgo } = member
    return {
      id: pen.id('u'),
      username,
      name,
      role,
      active: leftDaysAgo === undefined,
      member,
      phone: pen.phone(),
    }
  })
  const byName = new Map(employed.map((one) => [one.username, one]))
  const idOf = (username: string) => byName.get(username)!.id
  const number = (n: number) => String(n).padStart(2, '0')
  return {
    users: employed.map(({ id, username, name, role, active }) => ({ id, username, name, role, active })),
    grants: employed.flatMap(grantsOf),
    byName,
    workerOf: ({ index }, daysAgo) =>
      idOf(
        index === takenOver.grid && daysAgo > takenOver.daysAgo ? 'former01' : `worker${number(index + 1)}`,
      ),
    helperOf: ({ index }) => idOf(`helper${number(Math.floor(index / 2) + 1)}`),
    secretaryOf: ({ index }) => idOf(`secretary${number(Math.floor(index / 4) + 1)}`),
    inspectorOf: ({ index }) => idOf(index < 4 ? 'inspector01' : 'inspector02'),
    admin: idOf('admin'),
  }
}

/** The grids, the one that was split among them, with the numbers to dial in an emergency. */
export function gridRecords(pen: Pen, staff: Staff, branches: ReadonlyMap<string, string>): RecordVersion[] {
  const dutyPhones = new Map(gridAreas.map(({ community }) => [community.key, '']))
  for (const key of dutyPhones.keys()) dutyPhones.set(key, pen.phone())
  const secretaryPhone = (index: number) => staff.byName.get(`secretary0${Math.floor(index / 4) + 1}`)!.phone
  const stamp = { by: staff.admin, at: pen.momentAgo(760, 600) }
  const split = pen.ago(240)
  const present = gridAreas.map((grid) =>
    pen.write(
      'grid',
      'common',
      {
        code: grid.code,
        name: grid.name,
        kind: 'basic',
        community: grid.community.name,
        communityCode: grid.community.code,
        street: street.name,
        households: grid.blockHouseholds + grid.houseHouseholds,
        dutyPhone: dutyPhones.get(grid.community.key)!,
        secretaryPhone: secretaryPhone(grid.index),
        status: 'approved',
        partyBranch: branches.get(grid.code),
        ...(grid.name.startsWith('梧桐里二期')
          ? { validFrom: split, formedFrom: [{ grid: splitGrid.code, how: 'split' as const, on: split }] }
          : { validFrom: pen.ago(760) }),
      },
      stamp,
    ),
  )
  const retired = pen.write(
    'grid',
    'common',
    {
      code: splitGrid.code,
      name: splitGrid.name,
      kind: 'basic',
      community: splitGrid.community.name,
      communityCode: splitGrid.community.code,
      street: street.name,
      dutyPhone: dutyPhones.get('wutongli')!,
      secretaryPhone: secretaryPhone(4),
      status: 'retired',
      validFrom: pen.ago(1100),
      validTo: split,
    },
    { by: staff.admin, at: pen.momentAgo(1100, 600), updatedAt: pen.momentAgo(240, 600) },
  )
  return [...present, retired]
}

/** 三定: who is responsible where; one record per grid, or one for the whole street. */
export function assignmentRecords(pen: Pen, staff: Staff): RecordVersion[] {
  return [...staff.byName.values()].flatMap(({ id, name, phone, member }) => {
    const areas =
      member.grids.length > 4 ? [street.code] : member.grids.map((index) => gridAreas[index]!.code)
    const { post, duties, sinceDaysAgo, leftDaysAgo } = member
    const to = leftDaysAgo === undefined ? undefined : pen.ago(leftDaysAgo)
    return areas.map((grid) =>
      pen.write(
        'assignment',
        'common',
        { grid, person: id, name, post, duties, phone, from: pen.ago(sinceDaysAgo), to },
        {
          by: staff.admin,
          at: pen.momentAgo(sinceDaysAgo, 540),
          updatedAt: pen.momentAgo(leftDaysAgo ?? sinceDaysAgo, 560),
        },
      ),
    )
  })
}
