"""What the importer brings: changed articles, and statements that it proposes."""
