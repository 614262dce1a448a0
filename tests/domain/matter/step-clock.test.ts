import { describe, expect, test } from 'vitest'
import { stepClock, timeGrade } from '#domain/records/matter/step-clock.ts'
import { at, chen, li, MatterLife, wang } from './matter-life.ts'

describe('DOMAIN 2.5 the colours by the share of the time that is used', () => {
  test.each([
    [0, 'normal'],
    [0.499, 'normal'],
    [0.5, 'early'],
    [0.749, 'early'],
    [0.75, 'warning'],
    [0.849, 'warning'],
    [0.85, 'severe'],
    [0.99, 'severe'],
    [0.991, 'overdue'],
    [3, 'overdue'],
  ])('%f is %s', (used, grade) => {
    expect(timeGrade(used)).toBe(grade)
  })
})

describe('DOMAIN 2.5 the limit of each step', () => {
  test('two working hours to accept: what is reported at five is due the next morning', () => {
    const { version } = new MatterLife(at(5, '17:00'))
    expect(stepClock(version, at(5, '23:00'))).toMatchObject({
      step: 'accept',
      due: at(6, '10:00'),
      used: 0.25,
      grade: 'normal',
    })
    expect(stepClock(version, at(6, '09:45'))?.grade).toBe('severe')
    expect(stepClock(version, at(6, '10:01'))?.grade).toBe('overdue')
  })

  test('what is reported on Saturday uses no time before Monday', () => {
    const { version } = new MatterLife(at(10, '09:00'))
    expect(stepClock(version, at(11, '20:00'))?.used).toBe(0)
    expect(stepClock(version, at(12, '10:30'))).toMatchObject({ due: at(12, '10:30'), used: 0.99 })
  })

  test('two more hours to dispatch, from the acceptance', () => {
    const life = new MatterLife(at(5, '09:00'))
    life.step('accept', chen, at(5, '09:30'), { level: 'L2' })
    expect(stepClock(life.version, at(5, '10:30'))).toMatchObject({ step: 'dispatch', due: at(5, '11:30') })
  })

  test.each([
    ['L1', at(8, '17:30')],
    ['L2', at(14, '17:30')],
    ['L3', at(26, '17:30')],
  ])('%s is handled within its working days from the dispatch', (level, due) => {
    const life = new MatterLife(at(5, '09:00'))
    life.step('accept', chen, at(5, '09:30'), { level })
    life.step('dispatch', chen, at(5, '10:00'), { handler: '市政养护' })
    expect(stepClock(life.version, at(5, '10:00'))).toMatchObject({ step: 'handle', due })
    life.step('handle', li, at(5, '11:00'))
    expect(stepClock(life.version, at(5, '11:00'))).toMatchObject({
      step: 'reply',
      due,
      since: at(5, '10:00'),
    })
  })

  test('a day to check what was replied, and the same day to close', () => {
    const life = new MatterLife(at(5, '09:00'))
    life.step('accept', chen, at(5, '09:10'))
    life.step('dispatch', chen, at(5, '09:20'), { handler: '市政养护' })
    life.step('handle', li, at(5, '09:30'))
    life.step('reply', li, at(9, '16:00'), { result: '换了灯头' })
    expect(stepClock(life.version, at(9, '16:00'))).toMatchObject({ step: 'verify', due: at(12, '17:30') })
    life.step('verify', wang, at(12, '10:00'))
    expect(stepClock(life.version, at(12, '10:00'))).toMatchObject({ step: 'close', due: at(12, '17:30') })
    life.step('close', chen, at(12, '11:00'), { rating: 'satisfied' })
    expect(stepClock(life.version, at(12, '12:00'))).toBeNull()
  })

  test('L4: a quarter of an hour to accept, half an hour to be there, a day to write, by the clock', () => {
    const life = new MatterLife(at(10, '23:00'), { level: 'L4' })
    expect(stepClock(life.version, at(10, '23:10'))).toMatchObject({ due: at(10, '23:15'), grade: 'early' })
    life.step('accept', chen, at(10, '23:12'))
    expect(stepClock(life.version, at(10, '23:12'))).toMatchObject({ step: 'dispatch', due: at(10, '23:30') })
    life.step('dispatch', chen, at(10, '23:14'), { handler: '应急站' })
    expect(stepClock(life.version, at(10, '23:40'))).toMatchObject({ step: 'handle', grade: 'overdue' })
    life.step('handle', li, at(10, '23:41'))
    expect(stepClock(life.version, at(11, '09:00'))).toMatchObject({ step: 'reply', due: at(11, '23:00') })
  })

  test('hung up, no time runs; begun again, the limit begins anew', () => {
    const life = new MatterLife(at(5, '09:00'))
    life.step('accept', chen, at(5, '09:10'))
    life.step('dispatch', chen, at(5, '09:20'), { handler: '市政养护' })
    life.step('handle', li, at(5, '09:30'))
    life.step('suspend', chen, at(6, '09:00'), { reason: '等灯头到货' })
    expect(stepClock(life.version, at(20, '09:00'))).toBeNull()
    life.step('handle', li, at(20, '09:00'))
    expect(stepClock(life.version, at(20, '09:00'))).toMatchObject({
      step: 'reply',
      since: at(20, '09:00'),
      due: at(23, '17:30'),
      used: 0,
    })
  })
})
