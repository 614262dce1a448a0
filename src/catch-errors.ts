import type { App } from 'vue'
import { Problem } from '#domain/problem.ts'
import type { useNotices } from '#stores/notices.ts'

/**
 * Nothing is swallowed: an expected failure that no screen dealt with is said in words, anything else ends in
 * the screen that says the records are safe.
 */
export function catchErrors(app: App, notices: ReturnType<typeof useNotices>): void {
  const take = (error: unknown) => {
    if (error instanceof Problem) {
      notices.say({ problem: error.code }, 'red')
      return
    }
    console.error(error)
    notices.crash = error
  }
  app.config.errorHandler = take
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    take(event.reason)
  })
  addEventListener('error', (event) => {
    // Without an error it is a resource or the harmless notice of a resize observer.
    if (event.error) take(event.error)
  })
}
