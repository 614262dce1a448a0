import { describe, expect, test } from 'vitest'
import { DueBoard } from '#domain/schedule/due-board.ts'
import { dueLines } from '#domain/schedule/due-lines.ts'
import { dueToday } from '#domain/schedule/due-today.ts'
import { SmallWorld } from './small-world.ts'

const moment = { today: '2026-11-22', minutes: 540 }

describe('a record that a rule cannot read', () => {
  const rule = () =>
    dueLines('task', (_world, { id, body }) => {
      if (body.what === undefined) throw new TypeError('no words')
      return dueToday(new SmallWorld().add('task', id, body), moment)
    })
  const world = () =>
    new SmallWorld()
      .add('task', 'odd', { kind: 'other', due: moment.today })
      .add('task', 'sound', { kind: 'other', what: '看电箱', due: moment.today })

  test('has a line of today that says so in both languages, and leaves the others theirs', () => {
    const items = new DueBoard(world(), moment, [rule()]).items()
    expect(items.map(({ key }) => key).sort()).toEqual(['task:sound', 'unread:odd'])
    expect(items.find(({ record }) => record === 'odd')).toMatchObject({
      kind: 'unread',
      type: 'task',
      urgency: 'today',
      title: { zh: '任务：读不了', en: 'Task: cannot be read' },
      why: {
        zh: expect.stringContaining('这个版本读不了'),
        en: expect.stringContaining('cannot read this record'),
      },
    })
  })

  test('has one line though several rules cannot read it, and its own again once they can', () => {
    const here = world()
    const board = new DueBoard(here, moment, [rule(), rule()])
    expect(board.items()).toHaveLength(2)
    here.records.subscribe((change) => board.touch(change))
    here.add('task', 'odd', { kind: 'other', what: '看水箱', due: moment.today })
    expect(board.items().map(({ key }) => key)).not.toContain('unread:odd')
  })
})

test('a hazard case of a colour that this version does not know has the steps of a red one', () => {
  const odd = { status: 'found', colour: 'purple', foundAt: 0 } as never
  const items = dueToday(new SmallWorld().add('hazardCase', 'c1', odd), moment)
  const red = dueToday(
    new SmallWorld().add('hazardCase', 'c1', { status: 'found', colour: 'red', foundAt: 0 }),
    moment,
  )
  expect(items).toEqual(red)
  expect(items).toHaveLength(1)
})
