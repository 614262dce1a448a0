import { describe, expect, test } from 'vitest'
import { type GapKey, organisationGaps } from '#domain/organisation/organisation-gaps.ts'
import { recordsAtHand } from '#server/services/desk/records-at-hand.ts'
import { inventStreet } from '#server/tasks/invented-street/invent-street.ts'
import { SmallWorld } from '../schedule/small-world.ts'

const today = '2026-11-28'
const common = { scope: 'common' }

function found(world: SmallWorld, key: GapKey, codes?: readonly string[]) {
  const share = organisationGaps(world.records, today, codes).find((one) => one.key === key)!
  return {
    whole: share.whole,
    names: share.found.map(({ name, why }) => (why ? `${name}: ${why.zh}` : name)),
  }
}

const street = () =>
  new SmallWorld()
    .add('grid', 'g1', { code: '01', name: '北片', status: 'approved' }, common)
    .add('grid', 'g2', { code: '02', name: '南片', status: 'approved' }, common)
    .add('grid', 'g0', { code: '00', name: '旧格', status: 'retired', validTo: '2026-01-01' }, common)
    .add('building', 'b1', { code: 'B1', name: '1 号楼' })
    .add('building', 'b2', { code: 'B2', name: '2 号楼' }, { scope: 'g:02/base' })

describe('what is missing in the organisation', () => {
  test('no. 1: grids without a branch, buildings without a group, organisations without a leader', () => {
    const world = street()
      .add(
        'orgUnit',
        'o1',
        { name: '北片党支部', level: 'branch', grid: '01', leader: '石大川', status: 'active' },
        common,
      )
      .add(
        'orgUnit',
        'o2',
        { name: '第一小组', level: 'group', grid: '01', buildings: [{ building: 'b1' }], status: 'active' },
        common,
      )
      .add(
        'orgUnit',
        'o3',
        { name: '南片旧支部', level: 'branch', grid: '02', leader: '陶然', status: 'merged' },
        common,
      )
    expect(found(world, 'noBranch')).toEqual({ whole: 2, names: ['南片'] })
    expect(found(world, 'noGroup')).toEqual({ whole: 2, names: ['2 号楼'] })
    expect(found(world, 'noLeader')).toEqual({ whole: 2, names: ['第一小组'] })
    expect(found(world, 'noBranch', ['01'])).toEqual({ whole: 1, names: [] })
  })

  test('no. 1: organisations that nobody has checked for a quarter, by the day', () => {
    const unit = { level: 'branch', grid: '01', status: 'active' } as const
    const world = street()
      .add('orgUnit', 'o1', { ...unit, name: '一季前', checkedOn: '2026-08-27' }, common)
      .add('orgUnit', 'o2', { ...unit, name: '还在季内', checkedOn: '2026-08-28' }, common)
      .add('orgUnit', 'o3', { ...unit, name: '新建的', foundedOn: '2026-11-01' }, common)
      .add('orgUnit', 'o4', { ...unit, name: '从没核对' }, common)
    expect(found(world, 'unchecked')).toEqual({
      whole: 4,
      names: ['一季前: 上次 2026-08-27', '从没核对: 还没核对过'],
    })
  })

  test('no. 10: vacant posts, points nobody answers for, assignments that run out with no one after them', () => {
    const post = { person: 'u1', name: '蒋桂兰', from: '2025-01-01' } as const
    const world = street()
      .add('assignment', 'a1', { ...post, grid: '01', post: 'fullTime', to: '2026-12-10' }, common)
      .add('assignment', 'a2', { ...post, grid: '02', post: 'fullTime', to: '2026-11-27' }, common)
      .add('assignment', 'a3', { ...post, grid: '01', post: 'partTime', to: '2026-01-31' }, common)
      .add(
        'assignment',
        'a4',
        { ...post, person: 'u2', name: '贾长海', grid: '01', post: 'partTime', from: '2026-02-01' },
        common,
      )
      .add('dutyPoint', 'd1', { name: '车棚', owners: ['u1'], status: 'active' })
      .add('dutyPoint', 'd2', { name: '河边', owners: [], status: 'active' })
      .add('dutyPoint', 'd3', { name: '边坡', owners: ['gone'], status: 'active' })
      .add('dutyPoint', 'd4', { name: '旧点', owners: [], status: 'ended' })
    expect(found(world, 'vacantPost')).toEqual({ whole: 2, names: ['南片'] })
    expect(found(world, 'noOwner')).toEqual({ whole: 3, names: ['河边', '边坡: 责任人已不在岗'] })
    expect(found(world, 'runsOut').names).toEqual(['蒋桂兰: 2026-12-10 到期', '蒋桂兰: 2026-11-27 到期'])
  })

  test('no. 3: grids beyond the reference size, buildings in a grid no longer in use or in two', () => {
    const world = street()
      .add('building', 'lost', { code: 'B9', name: '9 号楼' }, { scope: 'g:00/base' })
      .add('building', 'again', { code: 'B1', name: '1 号楼' }, { scope: 'g:02/base' })
    for (let n = 0; n < 300; n++) world.add('household', `h${n}`, { building: 'b1', room: String(n) })
    expect(found(world, 'size')).toEqual({ whole: 2, names: ['南片: 0 户'] })
    expect(found(world, 'uncovered')).toEqual({ whole: 4, names: ['9 号楼'] })
    expect(found(world, 'overlap')).toEqual({ whole: 3, names: ['1 号楼: 也在 02'] })
  })

  test('no. 33: the two nets are one where a grid has its branch and its public-safety worker', () => {
    const world = street()
      .add('orgUnit', 'o1', { name: '支部', level: 'branch', grid: '01', status: 'active' }, common)
      .add('orgUnit', 'o2', { name: '支部', level: 'branch', grid: '02', status: 'active' }, common)
      .add(
        'assignment',
        'a',
        { grid: '01', person: 'u1', name: '蒋桂兰', post: 'safetyWorker', from: '2026-01-01' },
        common,
      )
    expect(found(world, 'notMerged')).toEqual({ whole: 2, names: ['南片: 没有综治网格员'] })
  })

  test('the invented street has gaps to find, and no building in two grids', () => {
    const records = recordsAtHand(inventStreet({ seed: 'organisation', today }).records)
    const counts = Object.fromEntries(
      organisationGaps(records, today).map(({ key, found: gaps, whole }) => [key, [gaps.length, whole]]),
    )
    expect(counts).toMatchObject({
      noBranch: [1, 12],
      vacantPost: [0, 12],
      notMerged: [2, 12],
      noOwner: [1, 36],
      size: [12, 12],
      overlap: [0, counts.overlap![1]],
    })
    expect(counts.noGroup![0]).toBeGreaterThan(2)
  })
})
