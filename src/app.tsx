import { QueryClientProvider } from '@tanstack/react-query'
import { mergeInternalComponents } from '@tarojs/shared'
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { keptShapes } from './domains'
import { restoreIdentity } from './domains/identities'
import { startClock } from './services/clock'
import { startKeeping } from './services/kept/keptAnswers'
import { startPrivacy } from './services/privacy'
import { queryClient, startQueries } from './services/query'
import { elderMode, spokenVerdicts } from './services/settings'
import { startTransport } from './services/transport'
import { ARIA_ATTRIBUTES } from './ui/ariaAttributes'

// As in the templates of the mini-program, after all attributes of Taro's own.
mergeInternalComponents(ARIA_ATTRIBUTES)

export default function App({ children }: PropsWithChildren) {
  useLaunch(({ path }) => {
    startTransport()
    startQueries()
    startClock()
    startKeeping(queryClient, keptShapes)
    startPrivacy()
    elderMode.restore()
    spokenVerdicts.restore()
    restoreIdentity(path)
  })
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
