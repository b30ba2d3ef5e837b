"""The same content for machines: data, structured data, feeds, sitemaps, pictures, pages in other forms."""
