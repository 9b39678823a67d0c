"""What all pages share: base pages, blocks, navigation, design. Knows no organisation."""
