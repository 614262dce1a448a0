import { momentOf } from '#domain/local-date.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'

/** When something took place, in milliseconds, and how many days ago. */
export interface Booking {
  readonly daysAgo: number
  readonly startedAt: number
  readonly endedAt: number
}

export interface Diary {
  /** The next free hour of a person's working day, or of an earlier one when that day is full or a weekend. */
  readonly book: (person: string, daysAgo: number, minutes: number) => Booking
  readonly bookedOn: (person: string, daysAgo: number) => number
  readonly isWorkday: (daysAgo: number) => boolean
}

/** More than that in one day is not walked. */
const fullDay = 8

/** Monday to Friday. */
export function isWorkday(pen: Pen, daysAgo: number): boolean {
  const weekday = new Date(`${pen.ago(daysAgo)}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** Half past eight, and on the hour after; a break at noon. */
const startOf = (turn: number) => (turn < 3 ? 510 + turn * 65 : 820 + (turn - 3) * 65)

/** Who was where when: nobody is at two doors at once, and nobody rings at midnight. */
export function openDiary(pen: Pen, random: Random): Diary {
  const turns = new Map<string, number>()
  const key = (person: string, daysAgo: number) => `${person}/${daysAgo}`
  const bookedOn = (person: string, daysAgo: number) => turns.get(key(person, daysAgo)) ?? 0
  return {
    bookedOn,
    isWorkday: (daysAgo) => isWorkday(pen, daysAgo),
    book: (person, daysAgo, minutes) => {
      let day = daysAgo
      while (!isWorkday(pen, day) || bookedOn(person, day) >= fullDay) day += 1
      const turn = bookedOn(person, day)
      turns.set(key(person, day), turn + 1)
      const startedAt = momentOf(pen.ago(day), startOf(turn) + random.int(0, 14)) + random.int(0, 59) * 1000
      return { daysAgo: day, startedAt, endedAt: startedAt + minutes * 60_000 + random.int(0, 59) * 1000 }
    },
  }
}
