import * as z from 'zod/mini'

// The content security policy forbids code from strings, so zod must not try. Imported before anything that
// makes a schema.
z.config({ jitless: true })
