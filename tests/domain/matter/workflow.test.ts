import { beforeEach, describe, expect, test } from 'vitest'
import { holderOf, stepLine } from '#domain/records/matter/step-line.ts'
import { at, chen, li, MatterLife, wang } from './matter-life.ts'

let life: MatterLife
const states = () => stepLine(life.version).map(({ state }) => state)

function handled(level = 'L1'): void {
  life.step('accept', chen, at(5, '09:10'), { level })
  life.step('dispatch', chen, at(5, '09:20'), { handler: '市政养护' })
  life.step('handle', li, at(5, '09:30'))
}

beforeEach(() => {
  life = new MatterLife(at(5, '09:00'))
})

describe('DOMAIN 2.5 the seven steps', () => {
  test('each is written down with who took it and when', () => {
    handled()
    life.step('reply', li, at(6, '10:00'), { result: '换了灯头', toldWhom: '陈大姐' })
    life.step('verify', wang, at(6, '19:00'), { note: '晚上去看过，亮了' })
    life.step('close', chen, at(7, '09:00'), { rating: 'satisfied', onceDone: true, tripsNeeded: 0 })
    expect(life.body).toMatchObject({
      status: 'closed',
      result: '换了灯头',
      toldWhom: '陈大姐',
      verified: 'solved',
      rating: 'satisfied',
      onceDone: true,
      tripsNeeded: 0,
    })
    expect(stepLine(life.version).map(({ step, by, at: when }) => [step, by, when])).toEqual([
      ['report', 'wang', at(5, '09:00')],
      ['accept', 'chen', at(5, '09:10')],
      ['dispatch', 'chen', at(5, '09:20')],
      ['handle', 'li', at(5, '09:30')],
      ['reply', 'li', at(6, '10:00')],
      ['verify', 'wang', at(6, '19:00')],
      ['close', 'chen', at(7, '09:00')],
    ])
  })

  test('the line shows what is done, at hand and to come, and whose turn it is', () => {
    expect(states()).toEqual(['done', 'now', 'next', 'next', 'next', 'next', 'next'])
    expect(holderOf(life.version)?.zh).toBe('社区')
    life.step('accept', chen, at(5, '09:10'))
    life.step('dispatch', chen, at(5, '09:20'), { handler: '市政养护' })
    expect(states()).toEqual(['done', 'done', 'done', 'now', 'next', 'next', 'next'])
    expect(holderOf(life.version)?.zh).toBe('市政养护')
  })

  test('solved on the spot leaves the steps between out, and counts as done in one go', () => {
    life.step('solveOnSpot', wang, at(5, '09:05'), { result: '当场换了灯泡' })
    expect(life.body).toMatchObject({ selfSolved: true, onceDone: true, status: 'closed' })
    expect(states()).toEqual(['done', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped', 'done'])
  })

  test('solved on the spot and taken up again, it was not done in one go', () => {
    life.step('solveOnSpot', wang, at(5, '09:05'), { result: '当场换了灯泡' })
    expect(life.step('reopen', chen, at(6, '09:00'), { reason: '又不亮了' })).toBeNull()
    expect(life.body).toMatchObject({ selfSolved: false, onceDone: false, status: 'handling' })
  })

  test('is not closed before somebody has checked on site, nor without a rating', () => {
    handled()
    life.step('reply', li, at(6, '10:00'), { result: '换了灯头' })
    expect(life.offered(chen, at(6, '10:00'))).not.toContain('close')
    expect(life.step('close', chen, at(6, '10:00'), { rating: 'fair' })).toBe('wrongState')
    life.step('verify', wang, at(6, '11:00'))
    expect(life.step('close', chen, at(6, '12:00'))).toBe('argumentMissing')
  })

  test('a check that finds it unsolved sends it back to handling, with three working days', () => {
    handled()
    life.step('reply', li, at(8, '10:00'), { result: '换了灯头' })
    expect(life.step('notSolved', wang, at(8, '19:00'))).toBe('argumentMissing')
    expect(life.step('notSolved', wang, at(8, '19:00'), { reason: '还是不亮' })).toBeNull()
    expect(life.body).toMatchObject({ status: 'handling', verified: 'notSolved', due: '2026-01-13' })
    expect(states()).toEqual(['done', 'done', 'done', 'done', 'now', 'next', 'next'])
  })

  test('a supervisor can still find it unsolved after it was said to be solved', () => {
    handled()
    life.step('reply', li, at(6, '10:00'), { result: '换了灯头' })
    life.step('verify', wang, at(6, '19:00'))
    expect(life.step('notSolved', chen, at(7, '09:00'), { reason: '居民来说又灭了' })).toBeNull()
    expect(life.body.status).toBe('handling')
  })

  test('[M3] a lower level than the reporter gave needs a reason; it never becomes solved on the spot', () => {
    life = new MatterLife(at(5, '09:00'), { level: 'L3' })
    expect(life.step('accept', chen, at(5, '09:10'), { level: 'L1' })).toBe('reasonNeeded')
    expect(life.step('accept', chen, at(5, '09:10'), { level: 'L0', reason: '小事' })).toBe('badValue')
    expect(life.step('accept', chen, at(5, '09:10'), { level: 'L1', reason: '社区自己能修' })).toBeNull()
    expect(life.body.level).toBe('L1')
  })

  test('a dispatch gives no more time than the level has', () => {
    life.step('accept', chen, at(5, '09:10'), { level: 'L1' })
    const handler = '市政养护'
    expect(life.step('dispatch', chen, at(5, '09:20'), { handler, due: '2026-01-09' })).toBe('dueBeyondLevel')
    expect(life.step('dispatch', chen, at(5, '09:20'), { handler, due: '2026-01-07' })).toBeNull()
    expect(life.body.due).toBe('2026-01-07')
  })
})

describe('DOMAIN 2.5 extension', () => {
  test('once, with a reason, by at most the same length again', () => {
    handled('L1')
    expect(life.body.due).toBe('2026-01-08')
    const reason = '灯头缺货'
    expect(life.step('extend', chen, at(7, '09:00'), { due: '2026-01-13' })).toBe('argumentMissing')
    expect(life.step('extend', chen, at(7, '09:00'), { reason, due: '2026-01-08' })).toBe('extensionTooShort')
    expect(life.step('extend', chen, at(7, '09:00'), { reason, due: '2026-01-14' })).toBe('extensionTooLong')
    expect(life.step('extend', chen, at(7, '09:00'), { reason, due: '2026-01-13' })).toBeNull()
    expect(life.body).toMatchObject({ due: '2026-01-13', extendedFrom: '2026-01-08', status: 'handling' })
    expect(life.step('extend', chen, at(8, '09:00'), { reason, due: '2026-01-14' })).toBe('alreadyExtended')
    expect(life.offered(chen, at(8, '09:00'))).not.toContain('extend')
  })

  test('not by the worker', () => {
    handled()
    expect(life.offered(li, at(7, '09:00'))).not.toContain('extend')
    expect(life.step('extend', li, at(7, '09:00'), { reason: '忙', due: '2026-01-09' })).toBe('notAllowed')
  })
})

describe('DOMAIN 2.5, 5.3 beside the steps', () => {
  test('督办 is a flag: the state stays', () => {
    handled()
    expect(life.step('urge', chen, at(6, '09:00'), { note: '天黑得早，抓紧' })).toBeNull()
    expect(life.body).toMatchObject({ urged: true, status: 'handling' })
    expect(life.version.state).toBe('live')
  })

  test('hung up only with a written reason', () => {
    handled()
    expect(life.step('suspend', chen, at(6, '09:00'), { reason: ' ' })).toBe('argumentMissing')
    expect(life.step('suspend', chen, at(6, '09:00'), { reason: '等灯头到货' })).toBeNull()
  })

  test('the reporter goes back once after the end, and may write what the resident says of it', () => {
    handled()
    life.step('reply', li, at(6, '10:00'), { result: '换了灯头' })
    life.step('verify', wang, at(6, '19:00'))
    life.step('close', chen, at(7, '09:00'), { rating: 'none' })
    expect(life.step('revisit', wang, at(8, '09:00'), { rating: 'satisfied' })).toBeNull()
    expect(life.body).toMatchObject({ rating: 'satisfied', revisitedAt: at(8, '09:00'), status: 'closed' })
    expect(life.version.state).toBe('closed')
    expect(life.step('revisit', wang, at(8, '10:00'))).toBe('doneAlready')
  })

  test('DOMAIN 12.4 a step refused because somebody was there first leaves the matter as it stands', () => {
    handled()
    life.step('reply', li, at(6, '10:00'), { result: '换了灯头' })
    const standing = life.version
    expect(life.step('reply', wang, at(6, '11:00'), { result: '我修的' })).toBeNull()
    expect(life.version).toBe(standing)
    expect(life.step('handle', wang, at(6, '11:00'))).toBe('wrongState')
    expect(life.version).toBe(standing)
  })
})
