export default definePageConfig({ navigationBarTitleText: '本站小哥', enablePullDownRefresh: true })
