import helmet from 'helmet'
import type { RequestHandler } from 'express'

const self = ["'self'"]

/** Only what this server serves may run, show, or be spoken to. The UI libraries set inline styles, nothing else. */
const policy = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: self,
      scriptSrc: self,
      styleSrc: [...self, "'unsafe-inline'"],
      imgSrc: [...self, 'data:', 'blob:'],
      fontSrc: [...self, 'data:'],
      connectSrc: self,
      // Big workbooks are packed and unpacked in a worker that the zip library starts from a blob of its own code.
      workerSrc: [...self, 'blob:'],
      manifestSrc: self,
      mediaSrc: [...self, 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: self,
      frameAncestors: ["'none'"],
    },
  },
  crossOriginEmbedderPolicy: false,
  xFrameOptions: { action: 'deny' },
  // Over plain HTTP browsers ignore it, and a street may start that way in its own network.
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
})

export const securityHeaders: RequestHandler = (request, response, next) => {
  response.setHeader(
    'permissions-policy',
    'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
  )
  policy(request, response, next)
}
