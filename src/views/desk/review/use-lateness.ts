import { useText } from '#composables/use-text.ts'

const minuteMs = 60_000

/** `离线 2 小时后送达`, or nothing when it came within a quarter of an hour. */
export function useLateness() {
  const { t } = useText()

  function span(ms: number): string {
    const minutes = Math.round(ms / minuteMs)
    if (minutes < 60) return t('desk.review.minutes', { n: minutes })
    const hours = Math.round(minutes / 60)
    return hours < 48
      ? t('desk.review.hours', { n: hours })
      : t('desk.review.days', { n: Math.round(hours / 24) })
  }

  return (submittedAt: number, receivedAt: number): string =>
    receivedAt - submittedAt < 15 * minuteMs
      ? ''
      : t('desk.review.late', { ago: span(receivedAt - submittedAt) })
}
