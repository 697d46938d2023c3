import { NavigationRefused, type PageStack } from '../pageStack'
import { type ApiTable, WxFailure } from './api'

interface To {
  url: string
}

/** The router APIs over the page stack, and what changes the navigation bar. */
export function navigationApis(stack: () => PageStack): ApiTable {
  const refusable = (navigate: () => void) => {
    try {
      navigate()
    } catch (error) {
      throw error instanceof NavigationRefused ? new WxFailure(error.message) : error
    }
  }
  return {
    async: {
      navigateTo: ({ url }: To) => refusable(() => stack().navigateTo(url)),
      redirectTo: ({ url }: To) => refusable(() => stack().redirectTo(url)),
      reLaunch: ({ url }: To) => refusable(() => stack().reLaunch(url)),
      switchTab: ({ url }: To) => refusable(() => stack().switchTab(url)),
      navigateBack: ({ delta = 1 }: { delta?: number }) => stack().navigateBack(delta),
      setNavigationBarTitle: ({ title }: { title: string }) => {
        const page = stack().top
        if (page) page.title = title
      },
      setNavigationBarColor: () => {},
      pageScrollTo: () => {},
      startPullDownRefresh: () => {},
      stopPullDownRefresh: () => {},
      setTabBarItem: ({ index, text }: { index: number; text: string }) => refusable(() => stack().setTabText(index, text)),
      setTabBarBadge: () => {},
      removeTabBarBadge: () => {},
      showTabBarRedDot: () => {},
      hideTabBarRedDot: () => {},
    },
  }
}
