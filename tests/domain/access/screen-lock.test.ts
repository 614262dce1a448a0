import { describe, expect, test } from 'vitest'
import { isLockDue, pinIssue } from '#domain/access/screen-lock.ts'

const minute = 60_000

describe('[DOMAIN 8.3] the screen asks for its PIN', () => {
  test.each([
    ['not while somebody works', 100, null, 100, false],
    ['not after 29 minutes of looking at it', 129, null, 100, false],
    ['after 30 minutes without a touch', 130, null, 100, true],
    ['not after 4 minutes in the background', 104, 100, 100, false],
    ['after 5 minutes in the background', 105, 100, 100, true],
    ['when the clock was set back since the last touch', 90, null, 100, true],
    ['when the clock was set back in the background', 95, 100, 80, true],
  ] as const)('%s', (_words, now, hidden, active, due) => {
    const hiddenAt = hidden === null ? null : hidden * minute
    expect(isLockDue({ now: now * minute, hiddenAt, activeAt: active * minute })).toBe(due)
  })
})

describe('a new PIN', () => {
  test.each(['', '123', '12a4', '123456789', '１２３４'])('%s is not four to eight digits', (pin) => {
    expect(pinIssue(pin)).toBe('digits')
  })
  test.each(['0000', '1111111', '1234', '98765'])('%s is too easy', (pin) => {
    expect(pinIssue(pin)).toBe('easy')
  })
  test.each(['2580', '1357', '19491001', '1122'])('%s will do', (pin) => {
    expect(pinIssue(pin)).toBeNull()
  })
})
