import { Button } from '../ui/button/Button'
import { Hero } from '../ui/hero/Hero'
import type { NextThing } from './domainHome'

/** The one big thing for somebody who is here for their work. */
export const WorkHero = ({ next: { title, note, action, open } }: { next: NextThing }) => (
  <Hero title={title} note={note}>
    <Button variant="light" onTap={open}>
      {action}
    </Button>
  </Hero>
)
