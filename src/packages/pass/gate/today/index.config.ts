export default definePageConfig({ navigationBarTitleText: '今天进出', enablePullDownRefresh: true })
