# The description of the API, as it is.
set(AR_OPENAPI_SOURCE ${PROJECT_BINARY_DIR}/generated/doors/http/openapi.c)
add_custom_command(OUTPUT ${AR_OPENAPI_SOURCE}
	COMMAND ${CMAKE_COMMAND} -DIN=${PROJECT_SOURCE_DIR}/api/openapi.yaml
		-DOUT=${AR_OPENAPI_SOURCE} -DNAME=openapi_asset
		-DPATH=/api/openapi.yaml -DTYPE=application/yaml
		-P ${PROJECT_SOURCE_DIR}/tools/embed.cmake
	DEPENDS ${PROJECT_SOURCE_DIR}/api/openapi.yaml
		${PROJECT_SOURCE_DIR}/tools/embed.cmake VERBATIM)

# The web app, built from web/ and turned into one C file; AR_WEB_SOURCE is
# its name.  Without node and npm a page that says so stands in its place.
option(AR_WEB "Build the web app in, where node and npm are" ON)
set(AR_WEB_DIST "" CACHE PATH "A web app that is built already")
find_program(NODE NAMES node nodejs)
find_program(NPM npm)

set(AR_WEB_SOURCE no_web.c)
set(assets ${PROJECT_BINARY_DIR}/generated/doors/http/assets.c)
set(generator ${PROJECT_SOURCE_DIR}/tools/gen_assets.mjs)
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/generated/doors/http)
if(NODE AND AR_WEB_DIST)
	file(GLOB_RECURSE built CONFIGURE_DEPENDS ${AR_WEB_DIST}/*)
	add_custom_command(OUTPUT ${assets}
		COMMAND ${NODE} ${generator} ${AR_WEB_DIST} ${assets}
		DEPENDS ${built} ${generator} VERBATIM)
	set(AR_WEB_SOURCE ${assets})
	return()
endif()
if(NOT AR_WEB OR NOT EXISTS ${PROJECT_SOURCE_DIR}/web/package-lock.json)
	return()
endif()
if(NOT NODE OR NOT NPM)
	message(STATUS "the web app is left out: no node or npm")
	return()
endif()

# In a copy, so that the source folder stays as it is; its packages are
# fetched again only when the lock file changes.
set(web ${PROJECT_SOURCE_DIR}/web)
set(copy ${PROJECT_BINARY_DIR}/web)
set(packages package.json package-lock.json .npmrc)
set(locked)
foreach(name IN LISTS packages)
	if(EXISTS ${web}/${name})
		list(APPEND locked ${web}/${name})
	endif()
endforeach()
file(GLOB scripts CONFIGURE_DEPENDS ${web}/*.mjs ${web}/tsconfig.json)
file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/*)
add_custom_command(OUTPUT ${copy}/packages
	COMMAND ${CMAKE_COMMAND} -E make_directory ${copy}
	COMMAND ${CMAKE_COMMAND} -E copy ${locked} ${copy}
	COMMAND ${CMAKE_COMMAND} -E chdir ${copy}
		${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
	COMMAND ${CMAKE_COMMAND} -E touch ${copy}/packages
	DEPENDS ${locked}
	COMMENT "Fetching the packages of the web app (-DAR_WEB=OFF leaves it out)"
	VERBATIM)
add_custom_command(OUTPUT ${assets}
	COMMAND ${CMAKE_COMMAND} -E rm -rf ${copy}/src ${copy}/dist
	COMMAND ${CMAKE_COMMAND} -E copy ${scripts} ${copy}
	COMMAND ${CMAKE_COMMAND} -E copy_directory ${web}/src ${copy}/src
	COMMAND ${CMAKE_COMMAND} -E chdir ${copy}
		${NODE} build.mjs --out ${copy}/dist
	COMMAND ${NODE} ${generator} ${copy}/dist ${assets}
	DEPENDS ${copy}/packages ${scripts} ${sources} ${generator}
	COMMENT "Building the web app"
	VERBATIM)
set(AR_WEB_SOURCE ${assets})
