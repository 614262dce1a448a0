import { between, dayOf, hourOf, type Day } from './calendar.ts'
import { type ElderDay, elderDay, type ElderHome, metAt } from './expected-elder.ts'
import { controlOf, houseDay, seenAt } from './expected-house.ts'
import { endOf, isHeld, type Row, type Rows } from './rows.ts'

/** What the chip of a line says. */
function chip(days: number): string {
  if (days <= 0) return days === 0 ? '今天' : `逾期 ${-days} 天`
  if (days === 1) return '明天'
  return days <= 3 ? `${days} 天内` : '本周'
}

/** The hazards of an elder's home and the colour of its house. */
export function homeOf(rows: Rows, elder: Row, today: Day): ElderHome {
  const home = rows.get(elder.body.household)
  const house = rows.get(elder.body.house ?? home?.body.house)
  const hazards = rows
    .where('matter', 'household', home?.id)
    .filter(({ body, state }) => body.class === 'SF' && state === 'live')
  return { control: controlOf(rows, house, today), hazards: home ? hazards.length : 0 }
}

/** When an elder is due next. */
export const elderNext = (rows: Rows, elder: Row, today: Day): ElderDay | null =>
  elderDay(rows, elder, homeOf(rows, elder, today), today)

function elderLine(rows: Rows, elder: Row, now: number): string | null {
  const today = dayOf(now)
  const next = elderNext(rows, elder, today)
  if (!next || next.doneToday) return null
  const days = between(today, next.due)
  if (days === 0 && hourOf(now) >= 20) return '今天未办'
  return days > 7 ? null : chip(days)
}

function houseLine(rows: Rows, house: Row, today: Day): string | null {
  const due = houseDay(rows, house, today)
  const days = due === null ? Infinity : between(today, due)
  return days > 7 ? null : chip(days)
}

/** Times that somebody was at a home, by whatever form (DOMAIN 5.4). */
export function timesAt(rows: Rows, home: Row): number[] {
  return [
    ...rows.walksTo(home.id),
    ...rows.where('elder', 'household', home.id).flatMap(({ id }) => metAt(rows, id)),
  ]
    .map(endOf)
    .concat(rows.where('houseInspection', 'house', home.body.house).filter(isHeld).map(seenAt))
}

/** Infinity where nobody is known to have been. */
function daysSince(rows: Rows, home: Row, today: Day): number {
  const times = timesAt(rows, home)
  return times.length ? between(dayOf(Math.max(...times)), today) : Infinity
}

/** DOMAIN 5.2: homes that need attention monthly, others twice a year; one line for a building. */
function homesLine(rows: Rows, building: Row, today: Day): string | null {
  const due = rows
    .where('household', 'building', building.id)
    .filter(({ body }) => !['empty', 'movedOut'].includes(body.status))
    .filter((home) => daysSince(rows, home, today) >= (home.body.attention?.length ? 30 : 182))
  return due.length ? '顺路' : null
}

/** The lines of 今日 for elders, houses and homes: their key and the words of their chip. */
export function expectedLines(rows: Rows, now: number): Record<string, string> {
  const today = dayOf(now)
  const lines: Record<string, string> = {}
  const note = (key: string, words: string | null) => {
    if (words !== null) lines[key] = words
  }
  for (const elder of rows.of('elder')) note(`elder:${elder.id}`, elderLine(rows, elder, now))
  for (const house of rows.of('house')) note(`house:${house.id}`, houseLine(rows, house, today))
  for (const one of rows.of('building')) note(`homes:${one.id}`, homesLine(rows, one, today))
  return lines
}
