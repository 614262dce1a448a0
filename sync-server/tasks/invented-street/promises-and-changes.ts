import { gridScope } from '#domain/record/scope.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { type GridArea, gridAreas } from './area.ts'
import type { Family } from './people.ts'
import type { Pen } from './pen.ts'
import type { Staff } from './staff.ts'

/** What was promised at a door, how many days ago, and in how many days it is due. */
const promised = [
  ['把高龄津贴的申请表送上门。', 4, 0],
  ['问物业楼道灯什么时候修好，回个话。', 5, -2],
  ['陪着去社区办老年卡。', 2, 3],
  ['带一份燃气安全的宣传单来。', 8, 6],
  ['联系开锁的师傅，留个放心的电话。', 6, -1],
] as const

const done = ['已经送到，填好收回来了。', '物业说了周五换，已经告诉他家。'] as const

/** A few promises of every full grid, two of them kept, and phone numbers that wait to be confirmed. */
export function promisesAndChanges(pen: Pen, staff: Staff, families: readonly Family[]): RecordVersion[] {
  return gridAreas.slice(0, 3).flatMap((grid) => {
    const homes = families.filter((family) => family.grid === grid && family.people[0]?.phone)
    return [...promises(pen, staff, grid, homes), ...changes(pen, staff, grid, homes)]
  })
}

function promises(pen: Pen, staff: Staff, grid: GridArea, homes: readonly Family[]): RecordVersion[] {
  const scope = gridScope(grid.code, 'base')
  const open = promised.map(([what, daysAgo, inDays], i) => {
    const by = staff.workerOf(grid, daysAgo)
    const body = {
      kind: 'promise' as const,
      what,
      due: pen.ago(-inDays),
      origin: 'manual' as const,
      target: homes[i * 5 + 3]!.id,
      assignee: [by],
      status: 'todo' as const,
    }
    return pen.write('task', scope, body, { by, at: pen.momentAgo(daysAgo, 10 * 60 + i * 13) })
  })
  const kept = done.map((result, i) => {
    const by = staff.workerOf(grid, 12 + i)
    const doneAt = pen.momentAgo(9 - i, 15 * 60)
    const body = {
      kind: 'promise' as const,
      what: promised[i]![0],
      due: pen.ago(9 - i),
      origin: 'manual' as const,
      target: homes[i * 5 + 40]!.id,
      assignee: [by],
      status: 'done' as const,
      result,
      doneAt,
      steps: [{ step: 'finish' as const, by, at: doneAt, note: result }],
    }
    return pen.write('task', scope, body, { by, at: pen.momentAgo(12 + i, 11 * 60), updatedAt: doneAt })
  })
  return [...open, ...kept]
}

function changes(pen: Pen, staff: Staff, grid: GridArea, homes: readonly Family[]): RecordVersion[] {
  return [2, 3].map((daysAgo, i) => {
    const home = homes[i * 9 + 6]!
    const by = staff.workerOf(grid, daysAgo)
    const body = {
      target: home.id,
      field: 'phone' as const,
      before: home.people[0]!.phone!,
      after: pen.phone(),
      note: '户主说换了号码。',
      status: 'pending' as const,
    }
    return pen.write('infoChange', gridScope(grid.code, 'base'), body, {
      by,
      at: pen.momentAgo(daysAgo, 16 * 60),
    })
  })
}
