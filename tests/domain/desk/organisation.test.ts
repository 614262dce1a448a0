import { describe, expect, test } from 'vitest'
import { type GridLine, organisationOf } from '#domain/desk/organisation.ts'
import { momentOf } from '#domain/local-date.ts'
import { gridOfScope } from '#domain/record/scope.ts'
import { recordsAtHand } from '#server/services/desk/records-at-hand.ts'
import { inventStreet } from '#server/tasks/invented-street/invent-street.ts'
import { SmallWorld } from '../schedule/small-world.ts'

const today = '2026-11-28'
const now = momentOf(today, 600)
const common = { scope: 'common' }

const street = () =>
  new SmallWorld()
    .add(
      'grid',
      'g1',
      { code: '01', name: '北片', community: '东禾', communityCode: 'c', status: 'approved' },
      common,
    )
    .add(
      'grid',
      'g0',
      { code: '00', name: '旧格', community: '东禾', communityCode: 'c', status: 'retired' },
      common,
    )
    .add('grid', 'g9', { code: '09', community: '石桥', communityCode: 'd', status: 'approved' }, common)
    .add('building', 'b10', { name: '10 栋' })
    .add('building', 'b2', { name: '2 栋', head: '孙大娘' })
    .add('household', 'h1', { building: 'b2', room: '101' })
    .add('household', 'h2', { building: 'b2', room: '102', status: 'movedOut' })
const gridOf = (world: SmallWorld): GridLine =>
  organisationOf(world.records, now, ['01']).communities[0]!.grids[0]!

describe('the organisation as a tree', () => {
  test('no. 1: community, branch and group, each where it belongs, and what was merged nowhere', () => {
    const active = { status: 'active' } as const
    const world = street()
      .add('orgUnit', 'o1', { name: '东禾党总支', level: 'community', communityCode: 'c', ...active }, common)
      .add(
        'orgUnit',
        'o2',
        { name: '北片党支部', level: 'branch', grid: '01', leader: '石', ...active },
        common,
      )
      .add(
        'orgUnit',
        'o3',
        { name: '一组', level: 'group', grid: '01', buildings: [{ building: 'b2' }], ...active },
        common,
      )
      .add(
        'orgUnit',
        'o4',
        { name: '旧组', level: 'group', grid: '01', buildings: [{ building: 'b10' }], status: 'merged' },
        common,
      )
    const [community] = organisationOf(world.records, now, ['01']).communities
    expect([community!.party?.name, gridOf(world).branch]).toEqual([
      '东禾党总支',
      { id: 'o2', name: '北片党支部', leader: '石', members: null },
    ])
    expect(gridOf(world).buildings).toEqual([
      { id: 'b2', name: '2 栋', homes: 1, head: '孙大娘', group: expect.objectContaining({ name: '一组' }) },
      { id: 'b10', name: '10 栋', homes: 0, head: null, group: null },
    ])
  })

  test('no. 3: what a grid came from stays in sight; another community’s grids do not', () => {
    const { communities } = organisationOf(street().records, now, ['01'])
    expect(
      communities.map(({ name, grids }) => [name, grids.map(({ code, status }) => [code, status])]),
    ).toEqual([
      [
        '东禾',
        [
          ['01', 'approved'],
          ['00', 'retired'],
        ],
      ],
    ])
  })

  test('no. 10: posts that are held today with their duties, and points with owner, last look and next one', () => {
    const post = { person: 'u1', name: '蒋桂兰', grid: '01', from: '2025-01-01' } as const
    const point = { from: '2026-01-01', checkCycle: 'weekly', status: 'active' } as const
    const seen = momentOf('2026-11-25', 600)
    const world = street()
      .add('assignment', 'a1', { ...post, post: 'fullTime', duties: '走访住户' }, common)
      .add('assignment', 'a2', { ...post, post: 'partTime', to: '2026-11-27' }, common)
      .add('assignment', 'a3', { ...post, grid: 'c', post: 'secretary' }, common)
      .add('dutyPoint', 'd1', { name: '车棚', owners: ['u1'], ...point })
      .add('dutyPoint', 'd2', { name: '河边', ...point, from: '2026-11-20' })
      .add('dutyPoint', 'd3', { name: '旧点', ...point, status: 'ended' })
      .add('visit', 'v1', {
        dutyPlaces: [{ place: 'd1', state: 'normal' }],
        endedAt: seen,
        status: 'submitted',
      })
    expect(gridOf(world).posts.map(({ id, duties }) => [id, duties])).toEqual([['a1', '走访住户']])
    expect(organisationOf(world.records, now, ['01']).communities[0]!.posts.map(({ id }) => id)).toEqual([
      'a3',
    ])
    expect(gridOf(world).points).toEqual([
      {
        id: 'd1',
        name: '车棚',
        cycle: 'weekly',
        owners: ['蒋桂兰'],
        seenAt: seen,
        due: '2026-12-02',
        late: false,
      },
      { id: 'd2', name: '河边', cycle: 'weekly', owners: [], seenAt: null, due: '2026-11-27', late: true },
    ])
  })

  test('the invented street: every home, building and point is in it once, and nobody who lives there', () => {
    const { records } = inventStreet({ seed: 'gridwalk', today })
    const ofType = (type: string) => records.filter((one) => one.type === type)
    const codes = [...new Set(ofType('building').flatMap(({ scope }) => gridOfScope(scope) ?? []))]
    const seen = organisationOf(recordsAtHand(records), now, codes)
    const grids = seen.communities.flatMap((community) => community.grids)
    const ids = (of: (grid: GridLine) => readonly { readonly id: string }[]) =>
      grids.flatMap((grid) => of(grid).map(({ id }) => id)).sort()
    const sorted = (type: string) =>
      ofType(type)
        .map(({ id }) => id)
        .sort()
    expect([seen.street, seen.communities.length, grids.length]).toEqual(['禾溪街道', 3, 13])
    expect(ids(({ buildings }) => buildings)).toEqual(sorted('building'))
    expect(ids(({ points }) => points)).toEqual(sorted('dutyPoint'))
    expect(grids.reduce((sum, { homes }) => sum + homes, 0)).toBe(
      ofType('household').filter(({ body }) => body.status !== 'movedOut').length,
    )
    expect(seen.posts.map(({ post }) => String(post)).sort()).toEqual([
      'administrator',
      'supervisor',
      'supervisor',
    ])
    expect(
      grids.filter(({ status, branch }) => status === 'approved' && !branch).map(({ name }) => name),
    ).toEqual(['新村'])
    const text = JSON.stringify(seen)
    const phones = ofType('household').flatMap(({ body }) => body.phone ?? [])
    expect(phones.filter((phone) => text.includes(String(phone)))).toEqual([])
  })
})
