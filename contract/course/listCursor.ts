import * as z from 'zod/mini'

/** Where a page of sessions goes on: given back as it came. Dozens begin at one instant, so an instant is not enough. */
export const ListCursor = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z ses_[a-z0-9]{1,40}$/))
