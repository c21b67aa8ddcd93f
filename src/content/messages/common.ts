export const common = {
	product: "Mezzanine",
	homeLink: "Mezzanine, home",
	mainNav: "Main",
	skipToContent: "Skip to the content",
	course: "Course",
	lab: "Lab",
	about: "What is real",
	themeToNight: "Switch to night",
	themeToPaper: "Switch to paper",
	themeSystem: "Theme of the system",
	themePaper: "Paper",
	themeNight: "Night",
	close: "Close",
	cancel: "Cancel",
	loading: "Opening …",
	measured: "measured",
	cited: (p: { year: string }) => `cited ${p.year}`,
	simplified: "simplified",
	notFoundTitle: "Nothing stands here",
	notFoundText:
		"No page has this address. Your progress and your settings are untouched.",
	notFoundHome: "To the first page",
	notFoundCourse: "To the course",
	crashTitle: "This page stopped",
	crashWhat: "What happened",
	crashKept: "What was kept",
	crashKeptText:
		"Your progress, your settings, and the link in the address bar. Nothing has left this device.",
	crashDo: "What to do",
	crashDoText:
		"Open the page again. If it stops in the same place, start from the first page and tell us the words above.",
	crashReload: "Open this page again",
	crashUnknown: "An error without a message.",
	crashStale:
		"A part of the lab could not be loaded. A newer version may have replaced it, or the network is away.",
	settingsLost:
		"Your settings could not be read, so the lab started with the usual ones.",
};
