import { type Day, dayOf, momentOn, plus, weekdayOf } from './calendar.ts'
import type { Bag, Row } from './rows.ts'

const minute = 60_000
const hour = 60 * minute

const isWorkday = (day: Day) => weekdayOf(day) !== 0 && weekdayOf(day) !== 6

/** The hours of work of a day: half past eight to twelve, two to half past five. */
const spansOf = (day: Day): readonly (readonly [from: number, to: number])[] =>
  isWorkday(day)
    ? [
        [momentOn(day, 8.5), momentOn(day, 12)],
        [momentOn(day, 14), momentOn(day, 17.5)],
      ]
    : []

/** The moment after which so much time of work has gone by. */
function afterWork(from: number, ms: number): number {
  let left = ms
  for (let day = dayOf(from); ; day = plus(day, 1)) {
    for (const [opens, closes] of spansOf(day)) {
      const begins = Math.max(opens, from)
      if (begins >= closes) continue
      if (left <= closes - begins) return begins + left
      left -= closes - begins
    }
  }
}

/** When the work of a day is over; of the next day of work where it is none. */
function closingOf(day: Day): number {
  const spans = spansOf(day)
  return spans.length ? spans.at(-1)![1] : closingOf(plus(day, 1))
}

function workdaysLater(day: Day, count: number): Day {
  if (count === 0) return day
  const next = plus(day, 1)
  return workdaysLater(next, isWorkday(next) ? count - 1 : count)
}

const daysOfLevel: Readonly<Record<string, number>> = { L2: 7, L3: 15, L4: 1 }

/** Until when the step that an open matter waits for is to be done, by DOMAIN 2.5; null where it waits for none. */
function limitOf({ body, createdAt, updatedAt }: Row): number | null {
  const { status = 'reported', level, due } = body
  const steps = (body.steps ?? []) as Bag[]
  const isUrgent = level === 'L4'
  const anyAt: number = steps.at(-1)?.at ?? (status === 'reported' ? createdAt : updatedAt)
  const lastAt = (...names: string[]): number =>
    steps.findLast(({ step }) => names.includes(step))?.at ?? anyAt
  const again = steps.some(({ step }) => step === 'reopen' || step === 'notSolved')
  const handled = () =>
    closingOf(due ?? workdaysLater(dayOf(lastAt('dispatch', 'reopen', 'notSolved')), daysOfLevel[level] ?? 3))
  switch (status) {
    case 'reported':
      return isUrgent ? createdAt + 15 * minute : afterWork(createdAt, 2 * hour)
    case 'accepted':
      return isUrgent ? createdAt + 30 * minute : afterWork(lastAt('accept'), 2 * hour)
    case 'dispatched':
      return isUrgent && !again ? createdAt + 30 * minute : handled()
    case 'handling':
      return isUrgent && !again ? createdAt + 24 * hour : handled()
    case 'replied':
      return closingOf(workdaysLater(dayOf(lastAt('reply')), 1))
    case 'verifying': {
      const at = lastAt('verify')
      const closing = closingOf(dayOf(at))
      return closing > at ? closing : closingOf(plus(dayOf(at), 1))
    }
    default:
      return null
  }
}

/** An open matter whose step is past its limit; one that is hung up has none. */
export function isPastLimit(matter: Row, now: number): boolean {
  const limit = limitOf(matter)
  return limit !== null && now > limit
}
