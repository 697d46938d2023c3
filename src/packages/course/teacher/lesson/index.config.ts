export default definePageConfig({ navigationBarTitleText: '签到点名', enablePullDownRefresh: true })
