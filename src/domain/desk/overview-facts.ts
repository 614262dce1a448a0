import { maskName } from '../access/masking.ts'
import { optionWords } from '../option-words.ts'
import { type Label, label } from '../label.ts'
import { dayMs, daysBetween, localDate } from '../local-date.ts'
import { gridOfScope } from '../record/scope.ts'
import { definitionOf } from '../records/registry.ts'
import { lateStep } from '../records/matter/late-step.ts'
import { houseGrades } from '../records/house-inspection/grade-order.ts'
import { whyElderDue } from '../schedule/elder-due-item.ts'
import { houseDueOf, openCaseAt } from '../schedule/house-due-item.ts'
import type { Moment } from '../schedule/moment.ts'
import { missedForStreet } from '../schedule/missed-for-street.ts'
import { placeOf } from '../schedule/place-of.ts'
import { elderStandingOf, houseStandingOf } from '../schedule/standing-of.ts'
import type { Records } from '../schedule/world.ts'
import type { AttentionItem } from './desk-messages.ts'
import { recordTitle } from './record-title.ts'

/** What one record adds to the counts of its grid. */
export interface Fact {
  readonly grid: string
  readonly attention?: AttentionItem
}

interface ElderFact extends Fact {
  readonly level: string
}

interface HouseFact extends Fact {
  readonly grade: string
}

interface MatterFact extends Fact {
  readonly age: string
}

const both = (text: string): Label => label(text, text)
const joined = (first: Label | null, then: Label): Label =>
  first ? label(`${first.zh} · ${then.zh}`, `${first.en} · ${then.en}`) : then
const gridOf = (scope: string) => gridOfScope(scope) ?? ''

/** A call for help (DOMAIN 4.5), on the phone `已报街道`: here the street sees it. */
const helpWanted = {
  red24h: label('红色逾期超过一天，请街道协助', 'red and late by a day: the street is asked to help'),
  twice: label('连续两次漏访，请街道协助', 'missed twice in a row: the street is asked to help'),
} as const

/** What every active elder adds to the counts. */
export function elderFacts(records: Records, moment: Moment): ElderFact[] {
  return records
    .ofType('elder')
    .filter(({ body, state }) => state === 'live' && (body.status ?? 'active') === 'active')
    .map((elder) => {
      const standing = elderStandingOf(records, elder, moment)
      const { due } = standing
      const call = missedForStreet(records, elder, standing, moment)
      const overdue = due?.status === 'overdue' || due?.status === 'missed'
      const { buildingName, door } = placeOf(records, elder)
      const subject = [maskName(elder.body.name ?? '—'), [buildingName, door].filter(Boolean).join(' ')]
      return {
        grid: gridOf(elder.scope),
        level: standing.risk.level,
        ...(overdue && {
          attention: {
            id: elder.id,
            type: 'elder' as const,
            subject: both(subject.filter(Boolean).join(' · ')),
            why: joined(call && helpWanted[call], whyElderDue({ ...standing, due })),
            tone: call || standing.risk.level === 'red' ? ('red' as const) : ('orange' as const),
            days: Math.max(0, -due.days),
          },
        }),
      }
    })
}

/** What every house on file adds to the counts. */
export function houseFacts(records: Records, moment: Moment): HouseFact[] {
  return records
    .ofType('house')
    .filter(({ body, state }) => state === 'live' && (body.status ?? 'active') === 'active')
    .map((house) => {
      const standing = houseStandingOf(records, house, moment.today)
      const due = houseDueOf(house, standing, moment, openCaseAt(records, house.id))
      const grade = standing.standing?.grade
      const control = standing.standing?.control
      const urgent = control === 'red' || (control === 'orange' && due !== null && due.days < 0)
      return {
        grid: gridOf(house.scope),
        grade: grade ?? 'never',
        ...(urgent &&
          grade && {
            attention: {
              id: house.id,
              type: 'house' as const,
              subject: both(house.body.address ?? house.body.code ?? '—'),
              why: optionWords(houseGrades, grade),
              tone: control === 'red' ? ('red' as const) : ('orange' as const),
              days: due && due.days < 0 ? -due.days : null,
            },
          }),
      }
    })
}

/** Days that an open matter has waited, in bands. */
export const matterAges = ['0-3', '4-7', '8-15', '16+'] as const

const ageBand = (days: number): string =>
  days <= 3 ? '0-3' : days <= 7 ? '4-7' : days <= 15 ? '8-15' : '16+'

/** What every open matter adds to the counts. */
export function matterFacts(records: Records, { today }: Moment, now: number): MatterFact[] {
  const open = records.ofType('matter').filter(({ state }) => state === 'live')
  return open.map((matter) => {
    const late = lateStep(matter, now)
    const day = late && localDate(late.due)
    const isUrgent = matter.body.level === 'L4'
    return {
      grid: gridOf(matter.scope),
      age: ageBand(Math.floor((now - matter.createdAt) / dayMs)),
      ...(day && {
        attention: {
          id: matter.id,
          type: 'matter' as const,
          subject: recordTitle(definitionOf('matter')!, matter.body as never, true),
          why: isUrgent
            ? label(`紧急，期限 ${day}`, `urgent, was due ${day}`)
            : label(`办理期限 ${day}`, `was due ${day}`),
          tone: isUrgent ? ('red' as const) : ('yellow' as const),
          days: daysBetween(day, today),
        },
      }),
    }
  })
}
