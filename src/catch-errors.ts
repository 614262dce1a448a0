import type { App } from 'vue'
import type { Router } from 'vue-router'
import { Problem } from '#domain/problem.ts'
import type { useNotices } from '#stores/notices.ts'

export interface ErrorWorld {
  readonly app: App
  readonly router: Router
  readonly notices: ReturnType<typeof useNotices>
  /** What to say when a screen's code cannot be fetched, in the language on screen. */
  readonly pageMissing: () => string
}

/** The three browser engines' words for an import that found no file. */
const isMissingScreen = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|importing a module script failed|preload CSS/i.test(error.message)

/**
 * Nothing is swallowed: an expected failure that no screen dealt with is said in words, anything else ends in
 * the screen that says the records are safe.
 */
export function catchErrors({ app, router, notices, pageMissing }: ErrorWorld): void {
  const take = (error: unknown) => {
    if (error instanceof Problem) {
      notices.say({ problem: error.code }, 'red')
      return
    }
    console.error(error)
    // A screen whose code is neither on this phone nor in reach: where the person is stays as it is.
    if (isMissingScreen(error)) notices.say(pageMissing(), 'red')
    else notices.crash = error
  }
  router.onError(take)
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
