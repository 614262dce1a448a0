import { describe, expect, test } from 'vitest'
import { taskTargets, tasksOf, type TargetQuestion } from '#domain/desk/task-batch.ts'
import { momentOf } from '#domain/local-date.ts'
import { bodyIssues } from '#domain/record/body-issues.ts'
import type { RecordDefinition } from '#domain/record/define-record.ts'
import { registry } from '#domain/records/registry.ts'
import { batchTasks, stillToAsk } from '#domain/records/task/batch-tasks.ts'
import { targetRules, targetTypes } from '#domain/records/task/target-rules.ts'
import { SmallWorld } from '../schedule/small-world.ts'

const now = momentOf('2026-11-28', 600)

const world = () =>
  SmallWorld.withHomes()
    .add('household', 'h101', { building: 'b7', room: '101', head: '周德明', attention: ['disabled'] })
    .add('household', 'h9', { building: 'b7', room: '9', registration: 'migrant' })
    .add('household', 'gone', { building: 'b7', room: '10', status: 'movedOut' })
    .add('building', 'lane', { name: '石桥路', kind: 'lane' })
    .add(
      'house',
      'f1',
      { address: '石桥路 1 号', building: 'lane', isBusiness: true, floors: 2, builtYear: 1990 },
      { scope: 'g:01/house' },
    )
    .add(
      'house',
      'f2',
      { address: '石桥路 2 号', isRented: true, floors: 3, builtBand: 'from1981' },
      { scope: 'g:01/house' },
    )
    .add('house', 'f3', { address: '石桥路 3 号', status: 'demolished', floors: 5 }, { scope: 'g:01/house' })
    .elder('王桂兰', 'h302', { livingArrangement: 'alone', birthDate: '1940-01-01' })
    .elder('陈素芬', 'h604', { abilityLevel: 'severe', birthDate: '1946-11-29' })
    .elder('搬走了', 'h101', { status: 'moved' as never })

const found = (question: TargetQuestion, at = world()) =>
  taskTargets(at.records, question, now).targets.map(({ id }) => id)

describe('what a batch is about (DOMAIN 1.2 no. 11)', () => {
  test.each<[string, TargetQuestion, string[]]>([
    [
      'every home that is lived in, by place',
      { type: 'household', rule: 'all' },
      ['h302', 'h604', 'h9', 'h101'],
    ],
    ['homes that need attention', { type: 'household', rule: 'attention' }, ['h101']],
    ['homes from elsewhere', { type: 'household', rule: 'migrant' }, ['h9']],
    ['one building', { type: 'household', rule: 'all', building: 'b3' }, ['h302', 'h604']],
    ['houses that stand', { type: 'house', rule: 'all' }, ['f1', 'f2']],
    ['houses of a lane', { type: 'house', rule: 'all', building: 'lane' }, ['f1']],
    ['houses used for business', { type: 'house', rule: 'business' }, ['f1']],
    ['rented houses', { type: 'house', rule: 'rented' }, ['f2']],
    ['tall houses', { type: 'house', rule: 'tall' }, ['f2']],
    ['old houses by year or band', { type: 'house', rule: 'old' }, ['f1', 'f2']],
    ['elders on file', { type: 'elder', rule: 'all' }, ['王桂兰', '陈素芬']],
    ['elders who live alone', { type: 'elder', rule: 'alone' }, ['王桂兰']],
    ['80 and over, to the day', { type: 'elder', rule: 'aged' }, ['王桂兰']],
    ['elders with loss of self-care ability', { type: 'elder', rule: 'frail' }, ['陈素芬']],
    ['a rule that there is not', { type: 'elder', rule: 'toString' }, []],
  ])('%s', (_name, question, ids) => {
    expect(found(question)).toEqual(ids)
  })

  test('every rule of every kind is tried above', () => {
    const rules = targetTypes.flatMap((type) =>
      Object.keys(targetRules[type]).map((rule) => `${type} ${rule}`),
    )
    expect(rules.length).toBe(12)
  })

  test('an elder is named as in a list, with the door', () => {
    const { targets } = taskTargets(world().records, { type: 'elder', rule: 'alone' }, now)
    expect(targets[0]!.subject).toEqual({ zh: '3 栋 302 王**', en: '3 栋 302 王**' })
  })
})

describe('one task for each', () => {
  const words = { name: '冬季用电', what: ' 看插线板 ', due: '2026-12-12', assignee: [] }
  let ids = 0
  const newId = () => `t${++ids}`

  test('in the grid of its target, complete, and due for whoever walks there', () => {
    const { targets } = taskTargets(world().records, { type: 'house', rule: 'business' }, now)
    const [one, ...others] = batchTasks('house', targets, words, newId)
    expect(others).toEqual([])
    expect(one).toEqual({
      op: 'create',
      type: 'task',
      record: 't1',
      scope: 'g:01/base',
      body: {
        kind: 'inspection',
        what: '看插线板',
        target: 'f1',
        due: '2026-12-12',
        origin: 'batch',
        batch: '冬季用电',
      },
    })
    const definition = registry.task as unknown as RecordDefinition
    expect(bodyIssues(definition, (one as { body: object }).body as never, { complete: true })).toEqual({})
  })

  test('who has the same to do already is not asked twice; once it is done, again', () => {
    const at = world()
      .add('task', 'x1', { what: '看插线板', target: 'h302', due: '2026-12-01' })
      .add('task', 'x2', { what: '看插线板', target: 'h604', due: '2026-11-01' }, { state: 'closed' })
      .add('task', 'x3', { what: '问水表', target: 'h9', due: '2026-12-01' })
    const { targets } = taskTargets(at.records, { type: 'household', rule: 'all' }, now)
    expect(stillToAsk(targets, words.what).map(({ id }) => id)).toEqual(['h604', 'h9', 'h101'])
    expect(batchTasks('household', targets, words, newId).length).toBe(3)
  })
})

describe('how far tasks are', () => {
  test('due, late and done by grid and by batch; a cancelled one is no part of the whole', () => {
    const at = new SmallWorld()
      .add('task', 't1', { what: 'a', due: '2026-11-27', batch: '冬季用电' })
      .add('task', 't2', { what: 'a', due: '2026-12-12', batch: '冬季用电', status: 'doing' })
      .add(
        'task',
        't3',
        { what: 'a', due: '2026-11-20', batch: '冬季用电', status: 'done' },
        { state: 'closed' },
      )
      .add('task', 't4', { what: 'a', due: '2026-11-20', status: 'cancelled' }, { state: 'closed' })
      .add('task', 't5', { what: 'b', due: '2026-11-28' }, { scope: 'g:02/base' })
      .add('task', 't6', { what: 'b', due: '2026-11-20' }, { scope: 'g:02/base', state: 'deleted' })
    expect(tasksOf(at.records, now)).toEqual({
      at: now,
      grids: [
        { name: '01', of: 3, open: 2, late: 1, done: 1, due: '2026-12-12' },
        { name: '02', of: 1, open: 1, late: 0, done: 0, due: '2026-11-28' },
      ],
      batches: [{ name: '冬季用电', of: 3, open: 2, late: 1, done: 1, due: '2026-12-12' }],
    })
  })
})
