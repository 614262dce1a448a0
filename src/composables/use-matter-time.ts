import { localDate, momentOf } from '#domain/local-date.ts'
import { stepClock, type StepClock, timeGrades } from '#domain/records/matter/step-clock.ts'
import type { Body } from '#domain/records/body.ts'
import { useDates } from './use-dates.ts'
import type { DeviceRecord } from './use-records.ts'
import { useText } from './use-text.ts'

type Tone = 'plain' | 'yellow' | 'orange' | 'red'

/** The time of a matter's step in words: the chip with its colour's word, and until when. */
export function useMatterTime() {
  const { t, text } = useText()
  const { when, day } = useDates()

  function untilWords({ due }: StepClock, now: number): string {
    const isDayEnd = due - momentOf(localDate(due)) === 1050 * 60_000
    const until = isDayEnd && localDate(due) !== localDate(now) ? day(localDate(due)) : when(due, now)
    return t('steps.until', { when: until })
  }

  function timeOf(matter: DeviceRecord<Body<'matter'>>, now: number) {
    const clock = stepClock(matter, now)
    if (!clock) return null
    const { label, tone } = timeGrades[clock.grade]
    const percent = Math.round(clock.used * 100)
    return {
      clock,
      tone: tone as Tone,
      grade: text(label),
      until: untilWords(clock, now),
      percent,
      used: t('steps.used', { n: Math.min(percent, 999) }),
    }
  }

  return { timeOf }
}
