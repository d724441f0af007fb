"""What a configured product looks like: scenes, GLB models and stills.

A product's recipe (catalogue data) and a complete assignment give a scene (`build`), plain data in millimetres. A scene
gives a GLB for the viewer (`gltf`) and a PNG for documents and lists (`still`), both kept by the scene's digest
(`cache`). The package knows the catalogue and the rule language, never sessions, prices, quotes or HTTP.
"""
