import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import type { TargetType } from '#domain/records/task/target-rules.ts'
import { type GridArea, gridAreas } from './area.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'
import type { Staff } from './staff.ts'

interface Batch {
  readonly name: string
  readonly what: string
  readonly type: TargetType
  readonly fits: (body: RecordVersion['body']) => boolean
  readonly grids: readonly number[]
  readonly each: number
  /** Days ago that it was given, and days from now that it is due; negative for one that is over. */
  readonly given: number
  readonly due: number
  /** The share that is done by now. */
  readonly done: number
}

const batches: readonly Batch[] = [
  {
    name: '经营性自建房用电自查',
    what: '看插线板和充电的地方，私拉的线当场拔掉。',
    type: 'house',
    fits: ({ isBusiness, status }) => isBusiness === true && status === 'active',
    grids: [8, 9, 10, 11],
    each: 5,
    given: 9,
    due: 6,
    done: 0.45,
  },
  {
    name: '重点户医保缴费提醒',
    what: '问医保缴了没有，不会缴的帮着缴。',
    type: 'household',
    fits: ({ attention, status }) => status === 'lived' && Array.isArray(attention) && attention.length > 0,
    grids: [0, 1, 4, 5],
    each: 6,
    given: 16,
    due: -1,
    done: 0.8,
  },
]

const results = ['看过了，没有问题。', '拔了一根拖线板，讲清楚了。', '已经办好。'] as const

function task(
  pen: Pen,
  random: Random,
  staff: Staff,
  grid: GridArea,
  { name, what, type, given, due, done }: Batch,
  target: RecordVersion,
): RecordVersion {
  const by = staff.secretaryOf(grid)
  const body: Body<'task'> = {
    kind: type === 'house' ? 'inspection' : 'visit',
    what,
    target: target.id,
    due: pen.ago(-due),
    origin: 'batch',
    batch: name,
  }
  const scope = gridScope(grid.code, 'base')
  const at = pen.momentAgo(given, 620)
  if (!random.chance(done)) return pen.write('task', scope, body, { by, at })
  const worker = staff.workerOf(grid, 1)
  const doneAt = pen.momentAgo(random.int(1, given - 1), random.int(540, 1020))
  const result = random.pick(results)
  const steps: Body<'task'>['steps'] = [{ step: 'finish', by: worker, at: doneAt, note: result }]
  return pen.write(
    'task',
    scope,
    { ...body, status: 'done', result, doneAt, steps },
    { by, at, updatedBy: worker, updatedAt: doneAt },
  )
}

/** Two batches of tasks: one under way, one whose day was yesterday and which is not quite done. */
export function batchTaskRecords(pen: Pen, staff: Staff, records: readonly RecordVersion[]): RecordVersion[] {
  const random = pen.random.fork('batch tasks')
  return batches.flatMap((batch) =>
    batch.grids.flatMap((index) => {
      const grid = gridAreas[index]!
      return records
        .filter(
          ({ type, scope, body }) => type === batch.type && scope.includes(grid.code) && batch.fits(body),
        )
        .slice(0, batch.each)
        .map((target) => task(pen, random, staff, grid, batch, target))
    }),
  )
}
