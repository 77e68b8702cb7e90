"""The scrapers: Scrapy fetches, the store remembers, BeautifulSoup reads; sources are text files of editors."""
