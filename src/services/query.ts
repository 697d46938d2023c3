import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'

/** ms that an answer counts as fresh: a page opened again within it doesn't ask again. */
const FRESH_MS = 20_000

/**
 * Server state on the phone. callAction already retries and answers at once without network, so TanStack Query does neither:
 * a page then shows its offline state, and the query is asked again when the network is back or the app is shown again.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', staleTime: FRESH_MS, refetchOnReconnect: 'always' },
  },
})

function watchNetwork(setOnline: (online: boolean) => void) {
  const listener = ({ isConnected }: { isConnected: boolean }) => setOnline(isConnected)
  Taro.getNetworkType({ success: ({ networkType }) => setOnline(networkType !== 'none') })
  Taro.onNetworkStatusChange(listener)
  return () => Taro.offNetworkStatusChange(listener)
}

function watchFocus(setFocused: (focused: boolean) => void) {
  const shown = () => setFocused(true)
  const hidden = () => setFocused(false)
  Taro.onAppShow(shown)
  Taro.onAppHide(hidden)
  return () => {
    Taro.offAppShow(shown)
    Taro.offAppHide(hidden)
  }
}

/** Runs once at the app's launch. The browser's own events are what TanStack Query listens to already. */
export function startQueries() {
  if (process.env.TARO_ENV === 'h5') return
  onlineManager.setEventListener(watchNetwork)
  focusManager.setEventListener(watchFocus)
}
