import { Problem } from '#domain/problem.ts'
import type { PartAnswer } from '#domain/rescue/part.ts'
import { readRescueKit } from '#domain/rescue/rescue-kit.ts'
import { httpFetch, type HttpWorld, parseAnswer } from '../http-fetch.ts'
import type { RescueLine } from './rescue-world.ts'

/** A part may be a whole photo, and gives no sign of life on its way out. */
const PATIENCE = 6

/** `/api/rescue` over HTTP. */
export function httpRescueLine(world: HttpWorld): RescueLine {
  const { scheduler } = world
  const patient: HttpWorld = {
    ...world,
    scheduler: { ...scheduler, setTimer: (run, ms) => scheduler.setTimer(run, ms * PATIENCE) },
  }
  return {
    async fetchKit() {
      const { text } = await httpFetch(world, '/api/rescue', {})
      const kit = readRescueKit(parseAnswer(text))
      if (!kit) throw new Problem('serverFault', { at: 'rescue' })
      return kit
    },
    async bring(part) {
      const { text } = await httpFetch(patient, '/api/rescue', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: part,
      })
      return parseAnswer(text) as PartAnswer
    },
  }
}
