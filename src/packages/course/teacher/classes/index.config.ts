export default definePageConfig({ navigationBarTitleText: '我的课', enablePullDownRefresh: true })
