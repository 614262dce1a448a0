import { useI18n } from 'vue-i18n'
import { daysBetween, type LocalDate, localDate, minutesOfDay } from '#domain/local-date.ts'

const hourMs = 3_600_000
const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Days and times in words, in Asia/Shanghai and the language on screen. */
export function useDates() {
  const { locale } = useI18n()
  const isZh = () => locale.value.startsWith('zh')

  /** `11月22日`, with the year only when it is another one than `today`'s. */
  function day(date: LocalDate, today?: LocalDate): string {
    const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number]
    const other = today !== undefined && !today.startsWith(String(year))
    return isZh()
      ? `${other ? `${year}年` : ''}${month}月${dayOfMonth}日`
      : `${dayOfMonth} ${months[month - 1]}${other ? ` ${year}` : ''}`
  }

  function weekday(date: LocalDate): string {
    return weekdays[isZh() ? 'zh' : 'en'][new Date(`${date}T00:00:00Z`).getUTCDay()]!
  }

  /** `09:05` */
  function clock(ms: number): string {
    const minutes = minutesOfDay(ms)
    const two = (n: number) => String(n).padStart(2, '0')
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  }

  /** `今天 09:58`, `昨天 16:40`, `11月20日 08:00` */
  function when(ms: number, now: number): string {
    const [date, today] = [localDate(ms), localDate(now)]
    const ago = daysBetween(date, today)
    if (ago === 0) return `${isZh() ? '今天' : 'today'} ${clock(ms)}`
    if (ago === 1) return `${isZh() ? '昨天' : 'yesterday'} ${clock(ms)}`
    return `${day(date, today)} ${clock(ms)}`
  }

  /** `刚刚`, `5 分钟前`, `3 小时前`, `2 天前` */
  function ago(ms: number, now: number): string {
    const past = Math.max(0, now - ms)
    const minutes = Math.floor(past / 60_000)
    if (minutes < 1) return isZh() ? '刚刚' : 'just now'
    if (past < hourMs) return isZh() ? `${minutes} 分钟前` : `${minutes} min ago`
    const hours = Math.floor(past / hourMs)
    if (hours < 24) return isZh() ? `${hours} 小时前` : `${hours} h ago`
    const days = Math.floor(hours / 24)
    return isZh() ? `${days} 天前` : `${days} ${days === 1 ? 'day' : 'days'} ago`
  }

  return { day, weekday, clock, when, ago }
}
