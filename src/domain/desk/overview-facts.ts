import { maskName } from '../access/masking.ts'
import { optionWords } from '../fields/option-words.ts'
import { type Label, label } from '../label.ts'
import { dayMs, daysBetween } from '../local-date.ts'
import { gridOfScope } from '../record/scope.ts'
import { definitionOf } from '../records/registry.ts'
import { limitOf } from '../rates/matter-rates.ts'
import { houseGrades } from '../records/house-inspection/grade-order.ts'
import { whyElderDue } from '../schedule/elder-due-item.ts'
import { houseDueOf, openCaseAt } from '../schedule/house-due-item.ts'
import type { Moment } from '../schedule/moment.ts'
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
const gridOf = (scope: string) => gridOfScope(scope) ?? ''
/** What every active elder adds to the counts. */
export function elderFacts(records: Records, moment: Moment): ElderFact[] {
  return records
    .ofType('elder')
    .filter(({ body, state }) => state === 'live' && (body.status ?? 'active') === 'active')
    .map((elder) => {
      const standing = elderStandingOf(records, elder, moment)
      const { due } = standing
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
            why: whyElderDue({ ...standing, due }),
            tone: standing.risk.level === 'red' ? ('red' as const) : ('orange' as const),
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
    const limit = limitOf(matter)
    const overdue = limit !== undefined && limit < today
    return {
      grid: gridOf(matter.scope),
      age: ageBand(Math.floor((now - matter.createdAt) / dayMs)),
      ...(overdue && {
        attention: {
          id: matter.id,
          type: 'matter' as const,
          subject: recordTitle(definitionOf('matter')!, matter.body as never, true),
          why: label(`办理期限 ${limit}`, `was due ${limit}`),
          tone: 'yellow' as const,
          days: daysBetween(limit, today),
        },
      }),
    }
  })
}
